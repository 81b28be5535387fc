using Guibiao.Formulas;

namespace Guibiao.Cli;

/// <summary>Values bound to a formula's references, or the first key or value that can't be.</summary>
public sealed record Binding(Formula Formula, IReadOnlyDictionary<Reference, TermValue> Values, FormulaIssue? Refusal)
{
    public static Binding Of(Standard standard, Formula formula, IReadOnlyList<GivenPair> pairs, int? year)
    {
        var keys = standard.Keys(formula, year);
        var values = new Dictionary<Reference, TermValue>();
        foreach (var pair in pairs)
        {
            if (Refuse(pair, keys, values) is { } refusal)
            {
                return new(formula, values, refusal);
            }
        }
        return new(formula, values, null);
    }

    private static FormulaIssue? Refuse(GivenPair pair, KeyMatcher keys, Dictionary<Reference, TermValue> values)
    {
        var valid = keys.Valid.Count > 0 ? string.Join("、", keys.Valid) : "—";
        if (!pair.IsPair)
        {
            return Issue("key-without-value", $"{pair.Option} {pair.Pair}", valid);
        }
        var match = keys.Match(pair.Key);
        if (match.Only is not { } name)
        {
            return match.References.Count == 0
                ? Issue("key-not-found", pair.Key, valid)
                : Issue("key-ambiguous", pair.Key, string.Join("、", match.References.Select(reference => reference.Key is null ? reference.Name : $"{reference.Key} ({reference.Name})")));
        }
        if (!GivenValue.TryRead(pair.Value, out var value))
        {
            return Issue("value-unreadable", pair.Value, pair.Key);
        }
        // A year word in a key of --set says the year itself.
        var at = pair.Year == 0 ? match.Year ?? 0 : pair.Year;
        return values.TryAdd(name with { Year = at }, value) ? null : Issue("key-repeated", $"{pair.Option} {pair.Key}", valid);
    }

    private static FormulaIssue Issue(string code, params object[] arguments) =>
        new(code, Formulas.Severity.Error, null, Texts.Sentence("formula." + code, arguments));
}
