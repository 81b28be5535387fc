using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Documents;

namespace Guibiao;

/// <summary>One finding about an input: what it is, how grave, said in words, and where. The code is the message's key in Messages.resx.</summary>
public sealed record Issue(string Code, Severity Severity, Text Message, Place? Place = null)
{
    public static Issue Error(string code, Place? place, params object?[] arguments) => new(code, Severity.Error, Messages.Get(code, arguments), place);

    public static Issue Warning(string code, Place? place, params object?[] arguments) => new(code, Severity.Warning, Messages.Get(code, arguments), place);

    public static Issue Information(string code, Place? place, params object?[] arguments) => new(code, Severity.Info, Messages.Get(code, arguments), place);

    /// <summary>A document's own finding as one of ours.</summary>
    public static Issue From(DocumentIssue issue) =>
        new(issue.Code, issue.Severity switch { DocumentSeverity.Info => Severity.Info, DocumentSeverity.Warning => Severity.Warning, _ => Severity.Error }, new(issue.Chinese, issue.English), issue.Place);

    /// <summary>The issue as the command-line contract has it.</summary>
    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["code"] = Code,
        ["severity"] = Severity switch { Severity.Info => "info", Severity.Warning => "warning", _ => "error" },
        ["message"] = Message.In(language),
        ["place"] = Place is null ? null : new JsonObject
        {
            ["file"] = Place.File,
            ["page"] = Place.Page,
            ["table"] = Place.Table,
            ["row"] = Place.Row,
            ["cell"] = Place.Cell,
            ["line"] = Place.Line,
            ["column"] = Place.Column,
            ["position"] = Place.Position,
        },
    };
}
