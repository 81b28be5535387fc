using System.Data.Common;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Indicators;

namespace Guibiao.Web;

/// <summary>Counts of entries that could point at a person: one to four, in a register that says so. They are shown nowhere, in no form.</summary>
public sealed class SmallCounts
{
    private const int SmallestShown = 5;

    private readonly HashSet<string> registers;
    private readonly HashSet<string> counting;

    private SmallCounts(HashSet<string> registers, HashSet<string> counting) => (this.registers, this.counting) = (registers, counting);

    public static SmallCounts Load(DbTransaction transaction, string agency) => new(
        RegisterStore.All(transaction).Where(register => register.SuppressSmallCounts).Select(register => register.Name).ToHashSet(StringComparer.Ordinal),
        TallyStore.Load(transaction, agency).Where(tally => tally.Count == TallyCount.Entries).Select(tally => tally.Name).ToHashSet(StringComparer.Ordinal));

    public static bool Hides(Register register, long count) => register.SuppressSmallCounts && count is > 0 and < SmallestShown;

    public bool Hides(TermNumber term) => term.Register is { } register && registers.Contains(register) && term.Entries is > 0 and < SmallestShown;

    /// <summary>Whether the term's number is itself such a count.</summary>
    public bool HidesNumber(TermNumber term) => Hides(term) && counting.Contains(term.Tally!);

    /// <summary>Takes the counts out of a value as JSON.</summary>
    public JsonObject Without(JsonObject json, Value value)
    {
        foreach (var (term, node) in value.Terms.Zip(json["terms"]!.AsArray()).Where(pair => Hides(pair.First)))
        {
            node!["entries"] = null;
            node["suppressed"] = true;
            if (HidesNumber(term))
            {
                node["value"] = null;
                node["display"] = null;
            }
        }
        return json;
    }
}
