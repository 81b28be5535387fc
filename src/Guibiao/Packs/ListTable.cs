using Guibiao.Evidence;

namespace Guibiao.Packs;

/// <summary>lists/NAME.csv: the dated members of the code list of that name.</summary>
internal static class ListTable
{
    private static readonly string[] Needed = ["code", "name_zh", "name_en"];
    private static readonly string[] Optional = ["rank", "aliases", "from_date", "to_date"];

    public static CodeList Read(ReadOnlyMemory<byte> bytes, string file, ICollection<Issue> issues)
    {
        var members = new List<ListMember>();
        var lines = new List<int>();
        foreach (var row in PackTable.Read(bytes, file, Needed, Optional, issues))
        {
            var member = new ListMember(
                row.Needed("code"), row.Date("from_date") ?? DateOnly.MinValue, row.Date("to_date"), new Text(row.Needed("name_zh"), row.Needed("name_en")),
                row.Text("aliases").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), row.Integer("rank"));
            if (member.To <= member.From)
            {
                row.Refuse("to_date", Refusal.Of("pack.endsBefore"));
            }
            // A member may come back, but not be one twice on the same day.
            var twice = members.FindIndex(other => other.Code == member.Code && (other.To is null || member.From < other.To) && (member.To is null || other.From < member.To));
            if (twice >= 0)
            {
                row.Refuse("code", Refusal.Of("pack.codeTwice", TypedText.Quoted(member.Code), lines[twice]));
            }
            members.Add(member);
            lines.Add(row.Line);
        }
        return new CodeList(Path.GetFileNameWithoutExtension(file), members);
    }
}
