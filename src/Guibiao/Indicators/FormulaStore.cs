using System.Data.Common;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Formulas;
using Guibiao.History;

namespace Guibiao.Indicators;

/// <summary>The formulas of a year's indicators, version after version: the newest is computed with, and none is ever changed.</summary>
public static class FormulaStore
{
    private const string Columns = "indicator AS Indicator, version AS Version, canonical AS Canonical, status AS Status, event AS Event";

    /// <summary>The newest version by indicator.</summary>
    public static IReadOnlyDictionary<string, StoredFormula> Current(DbTransaction transaction, string agency, int year) =>
        transaction.Connection!.Query<Row>(
            $"SELECT {Columns} FROM formula WHERE agency = @agency AND year = @year ORDER BY indicator, version", new { agency, year }, transaction)
            .Select(row => row.Formula())
            .GroupBy(formula => formula.Indicator, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    /// <summary>Every version of one indicator, the oldest first.</summary>
    public static IReadOnlyList<StoredFormula> All(DbTransaction transaction, string agency, int year, string indicator) =>
    [
        .. transaction.Connection!.Query<Row>(
            $"SELECT {Columns} FROM formula WHERE agency = @agency AND year = @year AND indicator = @indicator ORDER BY version", new { agency, year, indicator }, transaction)
            .Select(row => row.Formula()),
    ];

    /// <summary>Writes the next version; what equals the newest one adds nothing.</summary>
    public static bool Save(DbTransaction transaction, string agency, int year, string indicator, string canonical, FormulaStatus status, long @event)
    {
        var last = All(transaction, agency, year, indicator) is [.., var newest] ? newest : null;
        if (last?.Canonical == canonical && last.Status == status)
        {
            return false;
        }
        transaction.Connection!.Execute(
            "INSERT INTO formula (agency, year, indicator, version, canonical, status, event) VALUES (@agency, @year, @indicator, @version, @canonical, @status, @event)",
            new { agency, year, indicator, version = (last?.Version ?? 0) + 1, canonical, status = Word(status), @event }, transaction);
        return true;
    }

    /// <summary>
    /// A person confirms the newest formula, or puts <paramref name="text"/> in its place; <paramref name="bind"/> adds or replaces bindings. Refused where it can't be read or a term
    /// stays without a tally. One event.
    /// </summary>
    public static ConfirmResult Confirm(
        DbTransaction transaction, string agency, int year, string indicator, string? text, IReadOnlyDictionary<string, string> bind, string? unit, Change change)
    {
        var current = All(transaction, agency, year, indicator) is [.., var newest] ? newest : null;
        var (formula, issues) = Read(text ?? current?.Canonical, unit, year, indicator);
        var tallies = formula is null ? null : Bind(transaction, agency, year, indicator, formula, bind, issues);
        if (issues.Count > 0)
        {
            return new ConfirmResult(indicator, null, null, null, issues);
        }
        var number = EventLog.Next(transaction, agency);
        var isNew = Save(transaction, agency, year, indicator, formula!.Canonical, FormulaStatus.Confirmed, number);
        var before = BindingStore.Of(transaction, agency, year).GetValueOrDefault(indicator);
        if (!isNew && before is not null && before.Count == tallies!.Count && tallies.All(pair => before.GetValueOrDefault(pair.Key) == pair.Value))
        {
            return new ConfirmResult(indicator, formula.Canonical, current!.Version, null, []);
        }
        BindingStore.Save(transaction, agency, year, indicator, tallies!);
        EventLog.Append(transaction, agency, change, "formula.confirm", $"{year}/{indicator}", new JsonObject
        {
            ["year"] = year,
            ["indicator"] = indicator,
            ["before"] = current?.Canonical,
            ["formula"] = formula.Canonical,
            ["bindings"] = new JsonObject(tallies!.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        });
        return new ConfirmResult(indicator, formula.Canonical, (current?.Version ?? 0) + (isNew ? 1 : 0), number, []);
    }

    private static (Formula? Formula, List<Issue> Issues) Read(string? text, string? unit, int year, string indicator)
    {
        if (text is null)
        {
            return (null, [Issue.Error("formula.none", null, indicator)]);
        }
        var reading = Formula.Parse(text, unit, year);
        return reading.Formula is not null ? (reading.Formula, []) : (null, [.. FormulaSentences.Errors(reading.Issues)]);
    }

    private static Dictionary<string, string>? Bind(
        DbTransaction transaction, string agency, int year, string indicator, Formula formula, IReadOnlyDictionary<string, string> bind, List<Issue> issues)
    {
        var names = transaction.Connection!.Query<string>("SELECT tally FROM tally WHERE agency = @agency", new { agency }, transaction).ToHashSet(StringComparer.Ordinal);
        var tallies = (BindingStore.Of(transaction, agency, year).GetValueOrDefault(indicator) ?? new Dictionary<string, string>())
            .Where(pair => formula.References.Any(reference => reference.Identity == pair.Key))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var (term, tally) in bind)
        {
            if (!names.Contains(tally))
            {
                issues.Add(Sentenced("binding.noTally", Nearest.To(tally, names), tally));
            }
            else if (BoundTerms.Find(term, formula, null) is { } identity)
            {
                tallies[identity] = tally;
            }
            else
            {
                issues.Add(Sentenced("binding.noTerm", Nearest.To(term, formula.References.Select(BoundTerms.Print)), term));
            }
        }
        foreach (var reference in BoundTerms.Unbound(formula, tallies.Keys))
        {
            issues.Add(Issue.Error("binding.unbound", null, BoundTerms.Print(reference)));
        }
        return tallies;
    }

    private static Issue Sentenced(string code, string? suggestion, params object?[] arguments) =>
        new(code, Severity.Error, Guibiao.Sentence.From(Messages.Get(code, arguments), suggestion));

    private static string Word(FormulaStatus status) => status switch { FormulaStatus.Read => "read", FormulaStatus.Suggested => "suggested", _ => "confirmed" };

    private sealed record Row(string Indicator, long Version, string Canonical, string Status, long Event)
    {
        public StoredFormula Formula() => new(
            Indicator, (int)Version, Canonical, Status switch { "read" => FormulaStatus.Read, "suggested" => FormulaStatus.Suggested, _ => FormulaStatus.Confirmed }, Event);
    }
}
