using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Formulas;

namespace Guibiao.Cli;

/// <summary>A text as it was read, with the values given for its names; Refusal where a key or a value is wrong.</summary>
public sealed class FormulaRequest
{
    private FormulaRequest(Standard standard, Formula? formula) => (Standard, Formula) = (standard, formula);

    public Standard Standard { get; }

    /// <summary>The formula or the suggestion, as the values given call for it; null where the text has none.</summary>
    public Formula? Formula { get; private init; }

    public Evaluation? Evaluation { get; private init; }
    public bool HasValues { get; private init; }

    /// <summary>Why the command line is wrong: a key that is unknown, ambiguous or repeated, or a value that is none.</summary>
    public FormulaIssue? Refusal { get; private init; }

    public IEnumerable<FormulaIssue> Issues => [.. Refusal is null ? [] : new[] { Refusal }, .. Standard.Issues, .. Evaluation?.Issues ?? []];

    public static FormulaRequest Read(ParseResult parsed, FormulaOptions options, Call call)
    {
        Texts.Current = call.Language;
        var text = parsed.GetValue(options.Text)!;
        text = text == "-" ? Encoding.UTF8.GetString(Call.ReadFile("-")).TrimStart('\uFEFF') : text;
        // One for one, by a blank that the reader passes over, so that positions stay true.
        text = Documents.HiddenCharacters.Remove(text, '\u200b');
        var standard = StandardReader.Read(text, parsed.GetValue(options.Unit), call.Year);
        var given = new (int Year, string Option, string[] Pairs)[]
        {
            (0, "--set", parsed.GetValue(options.Set) ?? []),
            (-1, "--prev", parsed.GetValue(options.Previous) ?? []),
            (1, "--next", parsed.GetValue(options.Next) ?? []),
        };
        var pairs = given.SelectMany(option => option.Pairs.Select(pair => new GivenPair(option.Year, option.Option, Documents.HiddenCharacters.Remove(pair)))).ToList();
        // Where the combination isn't stated, values of the year before without a unit say that growth is meant.
        if (standard.Issues.Any(issue => issue.Code == "combination-not-stated-sum") && parsed.GetValue(options.Unit) is null && pairs.Exists(pair => pair.Year == -1))
        {
            standard = StandardReader.Read(text, "%", call.Year);
        }
        if ((standard.Formula ?? standard.Suggested) is not { } formula)
        {
            return new(standard, null) { HasValues = pairs.Count > 0 };
        }
        var binding = Bind(standard, formula, pairs, call.Year);
        return new(standard, binding.Formula)
        {
            HasValues = pairs.Count > 0,
            Refusal = binding.Refusal,
            Evaluation = binding.Refusal is null ? binding.Formula.Evaluate(reference => binding.Values.GetValueOrDefault(reference, TermValue.Missing())) : null,
        };
    }

    public int Answer(Call call, JsonObject json, string text)
    {
        if (Refusal is not null)
        {
            Call.Note(Refusal.Message(call.Language));
            return call.Json ? call.Answer(json, text, ExitCode.Usage) : ExitCode.Usage;
        }
        if (Formula is not null || call.Json)
        {
            return call.Answer(json, text, Formula is null ? ExitCode.Refused : ExitCode.Done);
        }
        Call.Note(text);
        return ExitCode.Refused;
    }

    // Names that differ only by a final 數 are one, unless both have a value for the same year.
    private static Binding Bind(Standard standard, Formula formula, List<GivenPair> pairs, int? year)
    {
        var together = Binding.Of(standard, formula, pairs, year);
        if (standard.Apart is not { } apart || together.Refusal is null)
        {
            return together;
        }
        var separate = Binding.Of(standard, apart, pairs, year);
        return separate.Refusal is null ? separate : together;
    }
}
