using System.Data.Common;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>The agency that is meant: the one named, or the only one there is.</summary>
public static class Agencies
{
    public static IReadOnlyList<string> All(DbTransaction transaction) =>
        [.. transaction.Connection!.Query<string>("SELECT agency FROM agency ORDER BY agency", transaction: transaction)];

    public static Agency? Find(DbTransaction transaction, string agency) =>
        transaction.Connection!.QuerySingleOrDefault<Row>("SELECT agency, name_zh, name_en, notice_zh, notice_en FROM agency WHERE agency = @agency", new { agency }, transaction) is { } row
            ? new Agency(row.agency, new Text(row.name_zh, row.name_en), row.notice_zh is null ? null : new Text(row.notice_zh, row.notice_en ?? row.notice_zh))
            : null;

    /// <summary>Adds the agency or renews its names and notice.</summary>
    public static void Save(DbTransaction transaction, Agency agency) => transaction.Connection!.Execute(
        """
        INSERT INTO agency (agency, name_zh, name_en, notice_zh, notice_en) VALUES (@code, @zh, @en, @noticeZh, @noticeEn)
        ON CONFLICT (agency) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, notice_zh = excluded.notice_zh, notice_en = excluded.notice_en
        """,
        new { code = agency.Code, zh = agency.Name.Chinese, en = agency.Name.English, noticeZh = agency.Notice?.Chinese, noticeEn = agency.Notice?.English }, transaction);

    /// <summary>The agency's code, or an issue that names those there are. The transaction goes on for the agency chosen.</summary>
    public static (string? Agency, Issue? Issue) Choose(DbTransaction transaction, string? named)
    {
        var (agency, issue) = Pick(transaction, named);
        transaction.Enter(agency ?? "");
        return (agency, issue);
    }

    private static (string? Agency, Issue? Issue) Pick(DbTransaction transaction, string? named)
    {
        var all = All(transaction);
        var choices = string.Join(", ", all);
        return (all.Count, named) switch
        {
            (0, _) => (null, Refusal.Of("agency.none").Plain()),
            (1, null) => (all[0], null),
            (_, null) => (null, Refusal.Of("agency.several", choices).Plain()),
            _ when all.Contains(named) => (named, null),
            _ => (null, new Refusal("agency.unknown", [TypedText.Quoted(named), choices], Nearest.To(named, all)).Plain()),
        };
    }

    /// <summary>
    /// The agency whose plan it is: the one named, else the one whose name the plan bears, else the only one where the plan bears none. An empty store gets it, under the code
    /// named or else the name; a store that keeps others gets it only where a person names it.
    /// </summary>
    public static (string? Agency, Issue? Issue) ChooseForPlan(DbTransaction transaction, string? named, string? printed)
    {
        var all = All(transaction);
        var choices = string.Join(", ", all);
        var same = printed is null ? null : all.FirstOrDefault(code => Folding.Fold(Find(transaction, code)!.Name.Chinese) == Folding.Fold(printed));
        if (named is not null && same is not null && !all.Contains(named))
        {
            return (null, new Refusal("agency.unknown", [TypedText.Quoted(named), choices], Nearest.To(named, all)).Plain());
        }
        var chosen = named ?? same ?? (all.Count == 0 ? printed : all.Count == 1 && printed is null ? all[0] : null);
        if (chosen is null)
        {
            return (null, (all.Count == 0 ? Refusal.Of("agency.unnamed") : printed is null ? Refusal.Of("agency.several", choices) : Refusal.Of("agency.otherPlan", TypedText.Quoted(printed), choices)).Plain());
        }
        if (!all.Contains(chosen))
        {
            Save(transaction, new Agency(chosen, new Text(printed ?? chosen, printed ?? chosen), null));
        }
        transaction.Enter(chosen);
        return (chosen, null);
    }

    /// <summary>The register of that name, or an issue that names those there are.</summary>
    public static (Register? Register, Issue? Issue) ChooseRegister(DbTransaction transaction, string named)
    {
        if (RegisterStore.Find(transaction, named) is { } register)
        {
            return (register, null);
        }
        var all = RegisterStore.All(transaction).Select(register => register.Name).ToList();
        return (null, new Refusal("register.unknown", [TypedText.Quoted(named), string.Join(", ", all)], Nearest.To(named, all)).Plain());
    }

    // Named as the table's columns are.
    private sealed record Row(string agency, string name_zh, string name_en, string? notice_zh, string? notice_en);
}
