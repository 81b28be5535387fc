using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>An agency's code lists.</summary>
public sealed class CodeLists(IEnumerable<CodeList> lists)
{
    private readonly Dictionary<string, CodeList> byName = lists.ToDictionary(list => list.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => byName.Keys;

    public CodeList? Find(string name) => byName.GetValueOrDefault(name);

    public static CodeLists Load(DbTransaction transaction, string agency) => new(
        from row in transaction.Connection!.Query<Row>(
            "SELECT list, code, from_date, to_date, rank, name_zh, name_en, aliases FROM list_member WHERE agency = @agency ORDER BY list, code, from_date", new { agency }, transaction)
        group row by row.list into list
        select new CodeList(list.Key, [.. list.Select(Member)]));

    /// <summary>The list as it is from now on: members that are not named any more go.</summary>
    public static void Save(DbTransaction transaction, string agency, CodeList list)
    {
        var connection = transaction.Connection!;
        connection.Execute("DELETE FROM list_member WHERE agency = @agency AND list = @list", new { agency, list = list.Name }, transaction);
        foreach (var member in list.Members)
        {
            connection.Execute(
                "INSERT INTO list_member (agency, list, code, from_date, to_date, rank, name_zh, name_en, aliases) VALUES (@agency, @list, @code, @from, @to, @rank, @zh, @en, @aliases)",
                new
                {
                    agency,
                    list = list.Name,
                    code = member.Code,
                    from = Times.Print(member.From),
                    to = member.To is { } to ? Times.Print(to) : null,
                    rank = member.Rank,
                    zh = member.Name.Chinese,
                    en = member.Name.English,
                    aliases = string.Join(';', member.Aliases),
                },
                transaction);
        }
    }

    private static ListMember Member(Row row) => new(
        row.code,
        Times.ReadDate(row.from_date),
        row.to_date is null ? null : Times.ReadDate(row.to_date),
        new Text(row.name_zh, row.name_en),
        row.aliases.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        (int?)row.rank);

    // Named as the table's columns are.
    private sealed record Row(string list, string code, string from_date, string? to_date, long? rank, string name_zh, string name_en, string aliases);
}
