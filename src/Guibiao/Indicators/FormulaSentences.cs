using System.Globalization;
using Guibiao.Documents;
using Guibiao.Formulas;

namespace Guibiao.Indicators;

/// <summary>The formula language's issues and sentences as the rest of the house has them.</summary>
internal static class FormulaSentences
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static Text Text(Formulas.Sentence sentence) => new(sentence.In(Chinese), sentence.In(English));

    public static Formulas.Sentence Sentence(Text text) => Formulas.Sentence.Of(text.Chinese, text.English);

    public static IEnumerable<Issue> Errors(IEnumerable<FormulaIssue> issues, Place? place = null) =>
        from issue in issues
        where issue.Severity == Formulas.Severity.Error
        select new Issue("formula." + issue.Code, Severity.Error, Text(issue.Sentence), place is null ? new Place(Position: issue.Position) : place with { Position = issue.Position });
}
