using System.CommandLine;
using System.Text.Json.Nodes;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Cli;

/// <summary>backup, restore, migrate: one portable archive.</summary>
public static partial class Commands
{
    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = Texts.Get("archive.file") };
        var command = new Command("backup", Texts.Get("backup")) { file };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var manifest = ArchiveWriter.Write(Store.Open(call.Database), Seals(call), parsed.GetValue(file)!, TimeProvider.System.GetUtcNow(), Progress);
            var rows = Rows(manifest);
            return call.Answer(new JsonObject { ["file"] = parsed.GetValue(file), ["schema"] = manifest["schema"]?.DeepClone(), ["rows"] = rows }, Texts.Get("backup.done", parsed.GetValue(file), rows));
        });
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = Texts.Get("archive.file") };
        var replace = new Option<bool>("--replace") { Description = Texts.Get("restore.replace") };
        var (by, reason) = (EvidenceOptions.OptionalBy("option.by"), EvidenceOptions.OptionalReason("option.reason"));
        var command = new Command("restore", Texts.Get("restore")) { file, replace, by, reason };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            using var archive = new ArchiveReader(parsed.GetValue(file)!);
            var restoration = new Restoration(Store.Open(call.Database), Seals(call), archive, Progress);
            var present = restoration.Present();
            // What is there and what comes is shown before anything is taken away.
            foreach (var (table, rows) in present.Where(table => table.Value > 0))
            {
                Call.Note(Texts.Get("restore.preview", table, rows, archive.Tables.TryGetValue(table, out var told) ? (long?)told["rows"] ?? 0 : 0));
            }
            restoration.Store(Restored(parsed.GetValue(by), parsed.GetValue(reason), "restore"), parsed.GetValue(replace));
            return call.Answer(
                new JsonObject { ["file"] = parsed.GetValue(file), ["rows"] = Rows(archive.Told), ["replaced"] = present.Values.Sum() },
                Texts.Get("restore.done", Rows(archive.Told)));
        });
        return command;
    }

    public static Command Migrate()
    {
        var to = new Option<string>("--to") { Description = Texts.Get("migrate.to"), Required = true };
        var command = new Command("migrate", Texts.Get("migrate")) { to };
        command.SetAction(parsed =>
        {
            var call = new Call(parsed);
            var target = parsed.GetValue(to)!;
            var folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
            try
            {
                var file = Path.Combine(folder, "archive.zip");
                ArchiveWriter.Write(Store.Open(call.Database), Seals(call), file, TimeProvider.System.GetUtcNow(), Progress);
                using var archive = new ArchiveReader(file);
                var places = SealPlaces.Of(target, Path.Combine(Call.ProjectRoot, "data"));
                new Restoration(Store.Open(target), new Seals(places), archive, Progress).Store(Restored(null, null, "migrate"), replace: false);
                return call.Answer(new JsonObject { ["to"] = target.Split('@')[^1], ["rows"] = Rows(archive.Told) }, Texts.Get("migrate.done", Rows(archive.Told)));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static Change Restored(string? by, string? reason, string command) => new(by ?? Environment.UserName, TimeProvider.System.GetUtcNow(), reason ?? command);

    private static long Rows(JsonObject manifest) => manifest["tables"]!.AsArray().Sum(table => (long?)table!["rows"] ?? 0);

    private static void Progress(string table, long rows) => Call.Note(Texts.Get("archive.progress", table, rows));
}
