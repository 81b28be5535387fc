using System.Globalization;

namespace Guibiao.Formulas;

/// <summary>Something a person should know about a text: its code, and where (1-based characters of the text as given; null for the whole).</summary>
public sealed record FormulaIssue(string Code, Severity Severity, int? Position, Sentence Sentence)
{
    /// <summary>The sentence in zh-TW or English.</summary>
    public string Message(CultureInfo language) => Sentence.In(language);

    // An issue's sentence is kept under its own code.
    internal static FormulaIssue Of(Severity severity, string code, int? position, params object[] arguments) =>
        new(code, severity, position, Sentence.From(code, arguments));

    internal static FormulaIssue Error(string code, int? position, params object[] arguments) => Of(Severity.Error, code, position, arguments);

    internal static FormulaIssue Warning(string code, int? position, params object[] arguments) => Of(Severity.Warning, code, position, arguments);

    internal static FormulaIssue Info(string code, int? position, params object[] arguments) => Of(Severity.Info, code, position, arguments);
}
