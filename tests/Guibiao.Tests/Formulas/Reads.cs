using System.Globalization;
using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

/// <summary>Short forms for tests: a text, values, and what comes of them.</summary>
internal static class Reads
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static Standard Standard(string text, string? unit = null, int? year = null) => StandardReader.Read(text, unit, year);

    /// <summary>The formula that is printed; fails where it is only suggested.</summary>
    public static string Formula(string text, string? unit = null, int? year = null)
    {
        var standard = Standard(text, unit, year);
        Assert.Null(standard.Suggested);
        return Assert.IsType<Guibiao.Formulas.Formula>(standard.Formula).Canonical;
    }

    public static string Suggested(string text, string? unit = null, int? year = null)
    {
        var standard = Standard(text, unit, year);
        Assert.Null(standard.Formula);
        return Assert.IsType<Guibiao.Formulas.Formula>(standard.Suggested).Canonical;
    }

    /// <summary>The one error: its position and whole sentence.</summary>
    public static (int? Position, string Message) Error(string text, string? unit = null)
    {
        var standard = Standard(text, unit);
        Assert.Null(standard.Formula);
        Assert.Null(standard.Suggested);
        var error = Assert.Single(standard.Issues, issue => issue.Severity == Guibiao.Formulas.Severity.Error);
        return (error.Position, error.Message(Chinese));
    }

    public static IEnumerable<(int? Position, string Message)> Issues(string text, string? unit = null, int? year = null) =>
        Standard(text, unit, year).Issues.Select(issue => (issue.Position, issue.Message(Chinese)));

    /// <summary>The result as people see it, or the reason why there is none. Values: "件數=5", of last year "上年:件數=4", of next "次年:…".</summary>
    public static string Result(string text, string values, string? unit = null, int? year = null) => Shown(Evaluation(text, values, unit, year), text, unit, year);

    public static Evaluation Evaluation(string text, string values, string? unit = null, int? year = null)
    {
        var standard = Standard(text, unit, year);
        var formula = standard.Formula ?? standard.Suggested;
        Assert.NotNull(formula);
        var keys = standard.Keys(formula, year);
        var given = new Dictionary<Reference, TermValue>();
        foreach (var pair in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var of = pair.StartsWith("上年:", StringComparison.Ordinal) ? -1 : pair.StartsWith("次年:", StringComparison.Ordinal) ? 1 : 0;
            var cut = pair.LastIndexOf('=');
            var match = keys.Match(pair[(of == 0 ? 0 : 3)..cut]);
            var name = match.Only;
            Assert.NotNull(name);
            Assert.True(GivenValue.TryRead(pair[(cut + 1)..], out var value));
            given.Add(name with { Year = of == 0 ? match.Year ?? 0 : of }, value);
        }
        return formula.Evaluate(reference => given.GetValueOrDefault(reference, TermValue.Missing()));
    }

    private static string Shown(Evaluation evaluation, string text, string? unit, int? year)
    {
        var standard = Standard(text, unit, year);
        return evaluation.Result switch
        {
            Result.Number(var value) => (standard.Formula ?? standard.Suggested)!.Print(value),
            Result.Missing(var reason) => reason.In(Chinese),
            _ => "invalid",
        };
    }
}
