using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guibiao.Cli;

/// <summary>One call of a command: its common options, and where answers go (JSON or text on standard output, the rest on standard error).</summary>
public sealed class Call(ParseResult parsed)
{
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder with the guibiao script; it names itself to the program it starts.</summary>
    public static string ProjectRoot { get; } = Environment.GetEnvironmentVariable("GUIBIAO_ROOT") ?? Directory.GetCurrentDirectory();

    public bool Json { get; } = parsed.GetValue(GlobalOptions.Json);
    public CultureInfo Language { get; } = CultureInfo.GetCultureInfo(parsed.GetValue(GlobalOptions.Language) ?? "zh-TW");
    public string? Agency { get; } = parsed.GetValue(GlobalOptions.Agency);
    public int? Year { get; } = parsed.GetValue(GlobalOptions.Year);

    public string Database { get; } =
        parsed.GetValue(GlobalOptions.Database)
        ?? Environment.GetEnvironmentVariable("GUIBIAO_DATABASE")
        ?? "sqlite:" + Path.Combine(ProjectRoot, "data", "guibiao.db");

    /// <summary>With --json the document, else the text; both on standard output.</summary>
    public int Answer(JsonNode json, string text, int exitCode = ExitCode.Done)
    {
        Console.Out.WriteLine(Json ? Print(json) : text);
        return exitCode;
    }

    /// <summary>JSON as every command prints it.</summary>
    public static string Print(JsonNode json) => json.ToJsonString(Printed);

    public static void Note(string text) => Console.Error.WriteLine(text);

    /// <summary>The bytes of a file argument, relative to the caller's folder; "-" is standard input.</summary>
    public static byte[] ReadFile(string path)
    {
        if (path != "-")
        {
            return File.ReadAllBytes(path);
        }
        using var input = Console.OpenStandardInput();
        using var copy = new MemoryStream();
        input.CopyTo(copy);
        return copy.ToArray();
    }
}
