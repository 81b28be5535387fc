using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Guibiao.Web.Api;

/// <summary>Answers in JSON, Chinese as it is; what is not there or not understood says so in a body too.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static IResult Answer(JsonNode node, int status = StatusCodes.Status200OK) => Results.Text(node.ToJsonString(Options), "application/json", statusCode: status);

    public static IResult NotFound(Texts texts) => Refused(texts["notFound.title"], StatusCodes.Status404NotFound);

    public static IResult Refused(string sentence, int status = StatusCodes.Status400BadRequest) => Answer(new JsonObject { ["error"] = sentence }, status);
}
