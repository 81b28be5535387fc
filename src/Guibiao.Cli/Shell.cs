using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>Runs a command line: usage errors, refusals and faults become exit codes and sentences here and nowhere else.</summary>
public static class Shell
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args, Parsing);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }
            await Console.Error.WriteLineAsync();
            // The parser prints help to its Output; usage belongs on standard error.
            await root.Parse([.. Nouns(parsed), "--help"], Parsing).InvokeAsync(new() { Output = Console.Error });
            return Fail(args, ExitCode.Usage, "usage", string.Join(' ', parsed.Errors.Select(error => error.Message)));
        }
        // A standard may be pasted from anywhere: it is read, not stored, and FormulaRequest takes out what can't be seen.
        if (!(Nouns(parsed).TryPeek(out var noun) && noun is "standard" or "formula") && Array.Find(args, word => TypedText.Refuse(word) is not null) is { } harmful)
        {
            var sentence = TypedText.Refuse(harmful)!.Plain().Message.In(Texts.Current);
            await Console.Error.WriteLineAsync(sentence);
            return Fail(args, ExitCode.Usage, "usage", sentence);
        }
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException usage)
        {
            await Console.Error.WriteLineAsync(usage.Message);
            return Fail(args, ExitCode.Usage, "usage", usage.Message);
        }
        catch (StoreUnreachableException unreachable)
        {
            await Console.Error.WriteLineAsync(unreachable.Sentence.In(Texts.Current));
            return Fail(args, ExitCode.Unreachable, "store", unreachable.Sentence.In(Texts.Current));
        }
        catch (RefusalException refused)
        {
            await Console.Error.WriteLineAsync(refused.Issue.Message.In(Texts.Current));
            return Fail(args, ExitCode.Refused, refused.Issue.Code, refused.Issue.Message.In(Texts.Current));
        }
        catch (Archives.ArchiveException refused)
        {
            if (parsed.GetValue(GlobalOptions.Json))
            {
                var issue = new Issue("archive.refused", Severity.Error, refused.Sentence).ToJson(Texts.Current);
                await Console.Out.WriteLineAsync(Call.Print(new System.Text.Json.Nodes.JsonObject { ["issues"] = new System.Text.Json.Nodes.JsonArray(issue) }));
            }
            await Console.Error.WriteLineAsync(refused.Sentence.In(Texts.Current));
            return ExitCode.Refused;
        }
        catch (History.SealException unsealed)
        {
            await Console.Error.WriteLineAsync(unsealed.Sentence.In(Texts.Current));
            return ExitCode.Unreachable;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return await FaultAsync(fault, args);
        }
    }

    private static Stack<string> Nouns(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var at = parsed.CommandResult; at?.Parent is System.CommandLine.Parsing.CommandResult parent; at = parent)
        {
            names.Push(at.Command.Name);
        }
        return names;
    }

    private static async Task<int> FaultAsync(Exception fault, string[] args)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        var folder = Path.Combine(Call.ProjectRoot, "data", "log");
        var file = Path.Combine(folder, $"fault-{id}.txt");
        try
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(file, $"{DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture)}\n{fault}\n", Encoding.UTF8);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            file = "-";
        }
        var sentence = Texts.Get("fault", id, file);
        await Console.Error.WriteLineAsync(sentence);
        return Fail(args, ExitCode.Fault, "fault", sentence);
    }

    // With --json standard output is one document whatever happens.
    private static int Fail(string[] args, int exitCode, string code, string sentence)
    {
        if (args.Contains("--json"))
        {
            var message = new Text(sentence, sentence);
            Console.Out.WriteLine(Call.Print(new JsonObject { ["issues"] = new JsonArray(new Issue(code, Severity.Error, message).ToJson(Texts.Current)) }));
        }
        return exitCode;
    }
}
