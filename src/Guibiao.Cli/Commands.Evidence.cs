using System.CommandLine;
using System.Data.Common;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Evidence.Sheets;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>evidence: files into registers, the steps of entries, nil returns, lists.</summary>
public static partial class Commands
{
    // Rows between two signs of life on a long file.
    private const int ProgressStep = 20_000;

    public static Command Evidence() => new("evidence", Texts.Get("evidence"))
    {
        EvidenceImport(),
        EvidenceTemplate(),
        EvidenceStep("submit", EntryWorkflow.Submit),
        EvidenceStep("verify", EntryWorkflow.Verify),
        EvidenceStep("return", EntryWorkflow.Return),
        EvidenceCorrect(),
        EvidenceNil(),
        EvidenceList(),
    };

    private static Command EvidenceImport()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Get("evidence.file") };
        var register = EvidenceOptions.Register();
        var status = new Option<string>("--status") { Description = Texts.Get("evidence.import.status"), DefaultValueFactory = _ => "entered" };
        status.AcceptOnlyFromAmong("entered", "submitted", "verified");
        var (dry, by, reason) = (EvidenceOptions.DryRun(), EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command("import", Texts.Get("evidence.import")) { file, register, status, dry, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var name = parsed.GetValue(register)!;
            var change = Change(parsed, by, reason);
            var options = new ImportOptions(EntryStatuses.Find(parsed.GetValue(status)!)!.Value, parsed.GetValue(dry));
            var path = parsed.GetValue(file)!;
            var (bytes, unread) = ReadBytes(path);
            if (unread is not null)
            {
                return AnswerImport(call, new ImportResult(name, 0, 0, 0, 0, null, [unread]));
            }
            return AnswerImport(call, Store.Open(call.Database).Write(transaction =>
            {
                var (agency, of, issue) = Choose(transaction, call, name);
                return issue is not null
                    ? new ImportResult(name, 0, 0, 0, 0, null, [issue])
                    : EvidenceImporter.Import(transaction, agency!, of!, bytes, Path.GetFileName(path), options, change, TallyBook.Apply, Progress);
            }));
        });
        return command;
    }

    private static Command EvidenceTemplate()
    {
        var register = EvidenceOptions.Register();
        var format = new Option<string>("--format") { Description = Texts.Get("evidence.template.format"), Required = true };
        format.AcceptOnlyFromAmong("xlsx", "ods");
        var output = new Option<string>("--out") { Description = Texts.Get("evidence.template.out"), Required = true };
        var only = new Option<string[]>("--unit") { Description = Texts.Get("evidence.template.unit") };
        var command = new Command("template", Texts.Get("evidence.template")) { register, format, output, only };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var (bytes, issue) = Store.Open(call.Database).Read(transaction =>
            {
                var (agency, of, refused) = Choose(transaction, call, parsed.GetValue(register)!);
                if (refused is not null)
                {
                    return ([], refused);
                }
                var units = Units.Load(transaction, agency!);
                var named = parsed.GetValue(only) ?? [];
                if (named.FirstOrDefault(code => units.All.All(unit => unit.Code != code)) is { } unknown)
                {
                    return ([], new Refusal("evidence.noUnit", [TypedText.Quoted(unknown)], Nearest.To(unknown, units.Words)).Plain());
                }
                List<Unit> mine = [.. units.All.Where(unit => named.Length == 0 || named.Contains(unit.Code))];
                return (EntryTemplate.Write(of!, mine, units, CodeLists.Load(transaction, agency!), parsed.GetValue(format) == "ods" ? WorkbookFormat.Ods : WorkbookFormat.Xlsx, call.Language), (Issue?)null);
            });
            if (issue is not null)
            {
                return Refuse(call, issue);
            }
            var path = parsed.GetValue(output)!;
            try
            {
                File.WriteAllBytes(path, bytes);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return Refuse(call, Refusal.Of("file.unwritable", path).Plain());
            }
            return call.Answer(new JsonObject { ["file"] = path }, Texts.Get("plan.exported", path));
        });
        return command;
    }

    private static Command EvidenceStep(string verb, Func<DbTransaction, string, Register, EntryChoice, Change, TallyUpkeep, StepResult> step)
    {
        var register = EvidenceOptions.Register();
        var entries = new Option<string[]>("--entry") { Description = Texts.Get("evidence.entry") };
        var import = new Option<long?>("--import") { Description = Texts.Get("evidence.ofImport") };
        var all = new Option<bool>("--all") { Description = Texts.Get("evidence.all") };
        var (by, reason) = (EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command(verb, Texts.Get("evidence." + verb)) { register, entries, import, all, by, reason };
        command.Validators.Add(given =>
        {
            var ways = (given.GetResult(entries) is null ? 0 : 1) + (given.GetResult(import) is null ? 0 : 1) + (given.GetValue(all) ? 1 : 0);
            if (ways != 1)
            {
                given.AddError(Texts.Get("evidence.oneWay"));
            }
        });
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var name = parsed.GetValue(register)!;
            var named = parsed.GetValue(entries);
            var choice = new EntryChoice(named is { Length: > 0 } ? named : null, parsed.GetValue(import));
            return AnswerStep(call, InRegister(call, name, (transaction, agency, of) => step(transaction, agency, of, choice, Change(parsed, by, reason), TallyBook.Apply)));
        });
        return command;
    }

    private static Command EvidenceCorrect()
    {
        var file = new Argument<string?>("FILE") { Description = Texts.Get("evidence.correct.file"), Arity = ArgumentArity.ZeroOrOne };
        var register = EvidenceOptions.Register();
        var entry = new Option<string?>("--entry") { Description = Texts.Get("evidence.entry") };
        var set = EvidenceOptions.Pairs("--set", "evidence.set");
        var (dry, by, reason) = (EvidenceOptions.DryRun(), EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command("correct", Texts.Get("evidence.correct")) { file, register, entry, set, dry, by, reason };
        command.Validators.Add(given =>
        {
            var (hasFile, hasEntry, hasSet) = (given.GetValue(file) is not null, given.GetResult(entry) is not null, given.GetResult(set) is not null);
            if (hasFile == hasEntry || hasEntry != hasSet)
            {
                given.AddError(Texts.Get("evidence.correct.oneWay"));
            }
        });
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var name = parsed.GetValue(register)!;
            var change = Change(parsed, by, reason);
            if (parsed.GetValue(file) is not { } path)
            {
                var changes = EvidenceOptions.Split(parsed.GetValue(set));
                return AnswerStep(call, InRegister(call, name, (transaction, agency, of) =>
                    Corrections.Correct(transaction, agency, of, parsed.GetValue(entry)!, changes, change, TallyBook.Apply, parsed.GetValue(dry))));
            }
            var (bytes, unread) = ReadBytes(path);
            return AnswerImport(call, unread is not null
                ? new ImportResult(name, 0, 0, 0, 0, null, [unread])
                : Store.Open(call.Database).Write(transaction =>
                {
                    var (agency, of, issue) = Choose(transaction, call, name);
                    return issue is not null
                        ? new ImportResult(name, 0, 0, 0, 0, null, [issue])
                        : Corrections.CorrectFile(transaction, agency!, of!, bytes, Path.GetFileName(path), change, TallyBook.Apply, parsed.GetValue(dry));
                }));
        });
        return command;
    }

    private static Command EvidenceNil()
    {
        var register = EvidenceOptions.Register();
        var unit = new Option<string>("--unit") { Description = Texts.Get("evidence.unit"), Required = true };
        var month = new Option<string>("--month") { Description = Texts.Get("evidence.month"), Required = true };
        var (by, reason) = (EvidenceOptions.By(), EvidenceOptions.Reason());
        var command = new Command("nil", Texts.Get("evidence.nil")) { register, unit, month, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var name = parsed.GetValue(register)!;
            if (NilReturns.ReadMonth(parsed.GetValue(month)!) is not { } first)
            {
                return AnswerStep(call, new StepResult(name, 0, null, [Refusal.Of("nil.month", TypedText.Quoted(parsed.GetValue(month)!)).Plain()]));
            }
            return AnswerStep(call, InRegister(call, name, (transaction, agency, of) =>
                NilReturns.File(transaction, agency, of, parsed.GetValue(unit)!, first, Change(parsed, by, reason))));
        });
        return command;
    }

    private static Command EvidenceList()
    {
        var register = new Option<string?>("--register") { Description = Texts.Get("option.register") };
        var indicator = new Option<string?>("--indicator") { Description = Texts.Get("evidence.list.indicator") };
        var (at, known) = (ValueOptions.At(), ValueOptions.AsKnown());
        var status = new Option<string?>("--status") { Description = Texts.Get("evidence.list.status") };
        status.AcceptOnlyFromAmong([.. EntryStatuses.All]);
        var open = new Option<bool>("--public") { Description = Texts.Get("evidence.list.public") };
        var where = EvidenceOptions.Pairs("--where", "evidence.list.where");
        var cursor = new Option<string?>("--cursor") { Description = Texts.Get("evidence.list.cursor") };
        var size = new Option<int>("--size") { Description = Texts.Get("evidence.list.size"), DefaultValueFactory = _ => 100 };
        var command = new Command("list", Texts.Get("evidence.list")) { register, indicator, at, known, status, open, where, cursor, size };
        command.Validators.Add(given =>
        {
            if (given.GetResult(indicator) is null ? given.GetResult(register) is null || given.GetResult(at) is not null : given.GetResult(status) is not null || given.GetResult(where) is not null)
            {
                given.AddError(Texts.Get("evidence.list.oneWay"));
            }
        });
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var asKnown = ValueOptions.ReadAsKnown(parsed.GetValue(known));
            if (parsed.GetValue(indicator) is { } of)
            {
                return ListBehind(call, of, parsed.GetValue(register), parsed.GetValue(at), asKnown, parsed.GetValue(open), parsed.GetValue(cursor), parsed.GetValue(size));
            }
            var name = parsed.GetValue(register)!;
            var query = new EntryQuery(
                parsed.GetValue(status) is { } word ? EntryStatuses.Find(word) : null, parsed.GetValue(open), EvidenceOptions.Split(parsed.GetValue(where)),
                AsKnown: asKnown, Cursor: parsed.GetValue(cursor), Size: parsed.GetValue(size));
            var page = Store.Open(call.Database).Read(transaction =>
            {
                var (agency, of, issue) = Choose(transaction, call, name);
                return issue is not null ? new EntryPage(name, [], null, [issue]) : EntryList.Read(transaction, agency!, of!, query);
            });
            return AnswerEntries(call, page, page.ToJson(call.Language));
        });
        return command;
    }

    private static int ListBehind(Call call, string indicator, string? register, string? at, DateTimeOffset? asKnown, bool publicOnly, string? cursor, int size)
    {
        var (term, page) = Store.Open(call.Database).Read(transaction =>
        {
            var (agency, year, issue) = ChooseYear(transaction, call);
            if (issue is not null)
            {
                return (null, new EntryPage(register ?? "", [], null, [issue]));
            }
            if (register is not null && Agencies.ChooseRegister(transaction, register).Issue is { } unknown)
            {
                return (null, new EntryPage(register, [], null, [unknown]));
            }
            var values = IndicatorEvaluator.Evaluate(transaction, agency!, year, TimeProvider.System, indicator, ValueOptions.ReadAt(at, year), asKnown);
            return values.Count == 0
                ? (null, new EntryPage(register ?? "", [], null, [NoIndicator(transaction, agency!, year, indicator)]))
                : EntriesBehind.Of(transaction, agency!, values[0], register, publicOnly, cursor, size, asKnown);
        });
        var json = page.ToJson(call.Language);
        json["indicator"] = indicator;
        json["term"] = term?.Name;
        json["year"] = term?.Year;
        return AnswerEntries(call, page, json);
    }

    private static int AnswerEntries(Call call, EntryPage page, JsonObject json)
    {
        PrintIssues(call, page.Issues);
        var lines = page.Entries.Select(entry =>
            $"{entry.Version.Entry}\t{entry.Version.Status}\t{entry.Version.Unit}\t{string.Join('\t', entry.Values.Select(cell => FieldTexts.Json(cell.Field, cell.Value)?.ToString() ?? ""))}");
        if (!call.Json && page is { Entries.Count: 0, Issues.Count: 0 })
        {
            Call.Note(Texts.Get("evidence.list.none"));
        }
        var text = string.Join('\n', page.Next is null ? lines : lines.Append(Texts.Get("evidence.list.next", page.Next)));
        return call.Answer(json, text, page.Issues.Count > 0 ? ExitCode.Refused : ExitCode.Done);
    }

    private static Change Change(ParseResult parsed, Option<string> by, Option<string> reason) =>
        new(parsed.GetValue(by)!, TimeProvider.System.GetUtcNow(), parsed.GetValue(reason)!);

    private static (string? Agency, Register? Register, Issue? Issue) Choose(DbTransaction transaction, Call call, string register)
    {
        var (agency, noAgency) = Agencies.Choose(transaction, call.Agency);
        if (noAgency is not null)
        {
            return (null, null, noAgency);
        }
        var (found, noRegister) = Agencies.ChooseRegister(transaction, register);
        return (agency, found, noRegister);
    }

    private static StepResult InRegister(Call call, string name, Func<DbTransaction, string, Register, StepResult> work) =>
        Store.Open(call.Database).Write(transaction =>
        {
            var (agency, register, issue) = Choose(transaction, call, name);
            return issue is not null ? new StepResult(name, 0, null, [issue]) : work(transaction, agency!, register!);
        });

    private static (byte[] Bytes, Issue? Issue) ReadBytes(string path)
    {
        try
        {
            return (Call.ReadFile(path), null);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], Refusal.Of("file.missing", path).Plain());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ([], Refusal.Of("file.unreadable", path).Plain());
        }
    }

    private static void Progress(int rows)
    {
        if (rows % ProgressStep == 0)
        {
            Call.Note(Texts.Get("evidence.progress", rows));
        }
    }

    private static int AnswerImport(Call call, ImportResult result)
    {
        PrintIssues(call, result.Issues);
        return call.Answer(
            result.ToJson(call.Language),
            Texts.Get("evidence.import.result", result.Register, result.Read, result.Accepted, result.Rejected, result.Duplicates),
            result.Refused ? ExitCode.Refused : ExitCode.Done);
    }

    private static int AnswerStep(Call call, StepResult result)
    {
        PrintIssues(call, result.Issues);
        return call.Answer(
            result.ToJson(call.Language),
            result.Refused ? Texts.Get("evidence.step.refused") : Texts.Get("evidence.step.result", result.Register, result.Changed, result.Event),
            result.Refused ? ExitCode.Refused : ExitCode.Done);
    }

    private static void PrintIssues(Call call, IEnumerable<Issue> issues)
    {
        foreach (var issue in issues)
        {
            Call.Note(issue.Message.In(call.Language));
        }
    }
}
