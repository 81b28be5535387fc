using System.Data.Common;
using Dapper;

namespace Guibiao.Evidence;

/// <summary>The agency that is meant: the one named, or the only one there is.</summary>
public static class Agencies
{
    public static IReadOnlyList<string> All(DbTransaction transaction) =>
        [.. transaction.Connection!.Query<string>("SELECT agency FROM agency ORDER BY agency", transaction: transaction)];

    /// <summary>The agency's code, or an issue that names those there are.</summary>
    public static (string? Agency, Issue? Issue) Choose(DbTransaction transaction, string? named)
    {
        var all = All(transaction);
        var choices = string.Join(", ", all);
        return (all.Count, named) switch
        {
            (0, _) => (null, Refusal.Of("agency.none").Plain()),
            (1, null) => (all[0], null),
            (_, null) => (null, Refusal.Of("agency.several", choices).Plain()),
            _ when all.Contains(named) => (named, null),
            _ => (null, new Refusal("agency.unknown", [CellReader.Quoted(named), choices], Nearest.To(named, all)).Plain()),
        };
    }

    /// <summary>The register of that name, or an issue that names those there are.</summary>
    public static (Register? Register, Issue? Issue) ChooseRegister(DbTransaction transaction, string named)
    {
        if (RegisterStore.Find(transaction, named) is { } register)
        {
            return (register, null);
        }
        var all = RegisterStore.All(transaction).Select(register => register.Name).ToList();
        return (null, new Refusal("register.unknown", [CellReader.Quoted(named), string.Join(", ", all)], Nearest.To(named, all)).Plain());
    }
}
