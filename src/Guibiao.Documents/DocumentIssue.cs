using System.Globalization;
using System.Resources;

namespace Guibiao.Documents;

/// <summary>How grave an issue is: repaired, to be decided by a person, or the reason why the document can't be read.</summary>
public enum DocumentSeverity
{
    Info,
    Warning,
    Error,
}

/// <summary>One finding about a document, in the two languages of the system; the code is the sentence's key in Messages.resx.</summary>
public sealed record DocumentIssue(string Code, DocumentSeverity Severity, string Chinese, string English, Place Place)
{
    private static readonly ResourceManager Table = new("Guibiao.Documents.Messages", typeof(DocumentIssue).Assembly);
    private static readonly CultureInfo InChinese = CultureInfo.GetCultureInfo("zh-TW");
    private static readonly CultureInfo InEnglish = CultureInfo.GetCultureInfo("en");

    internal static DocumentIssue Information(string code, Place place, params object?[] arguments) => Of(code, DocumentSeverity.Info, place, arguments);

    internal static DocumentIssue Error(string code, Place place, params object?[] arguments) => Of(code, DocumentSeverity.Error, place, arguments);

    private static DocumentIssue Of(string code, DocumentSeverity severity, Place place, object?[] arguments) =>
        new(code, severity, Say(code, InChinese, arguments), Say(code, InEnglish, arguments), place);

    internal static string Say(string code, CultureInfo language, params object?[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, Table.GetString(code, language) ?? throw new MissingManifestResourceException(code), arguments);
}
