using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Tests.Archives;

public sealed class ArchiveTests(SampleArchive sample) : IClassFixture<SampleArchive>
{
    private static readonly Change Change = new("管理員", SampleArchive.Noon.AddDays(1), "演練");

    [Fact]
    public void Restore_IntoAnEmptyDatabase_HoldsTheSame_InANewSignedEpoch()
    {
        var (store, seals) = (sample.Empty("b.db"), sample.SealsOf("b"));
        Restore(store, seals, sample.File);

        var (before, after) = (Proofs(sample.Sample.Store), Proofs(store));
        Assert.NotEqual(0, (long)before["r_visits"]!["rows"]!);
        foreach (var (table, proof) in before.Where(table => table.Key is not ("event" or "security_batch" or "security_event")))
        {
            Assert.True(JsonNode.DeepEquals(proof, after[table]), table);
        }
        Assert.Equal((long)before["event"]!["rows"]! + 1, (long)after["event"]!["rows"]!);
        Assert.Equal((2L, true), store.Read(transaction => (Epochs.Of(transaction, "mofa").Epoch, seals.Verify(transaction, "mofa").Ok && seals.Verify(transaction, "").Ok)));
    }

    [Fact]
    public void Restore_OverLaterChanges_NeedsReplace_AndTheChainSaysSo()
    {
        var (store, seals) = (sample.Empty("c.db"), sample.SealsOf("c"));
        Restore(store, seals, sample.File);
        store.Write(transaction => EventLog.Append(transaction, "mofa", Change, "evidence.test", "x", new JsonObject()));
        store.Write(transaction => seals.Seal(transaction, Change.At));
        var rows = Proofs(store)["event"]!.ToJsonString();

        Assert.Equal("the database is not empty: to replace what it holds, add --replace", Refused(() => Restore(store, seals, sample.File)));
        Assert.Equal(rows, Proofs(store)["event"]!.ToJsonString());
        Restore(store, seals, sample.File, replace: true);
        Assert.Equal((3L, true), store.Read(transaction => (Epochs.Of(transaction, "mofa").Epoch, seals.Verify(transaction, "mofa").Ok)));
    }

    [Fact]
    public void OldCopyPutBack_BehindTheSystemsBack_ShowsByTheFileOutside()
    {
        var (store, seals) = (sample.Empty("d.db"), sample.SealsOf("d"));
        Restore(store, seals, sample.File);
        // The same archive put into another file, with the same heads outside, as if somebody had copied an old database over it.
        store.Write(transaction => transaction.Connection!.Execute("DELETE FROM event WHERE kind = 'history.epoch'; DELETE FROM head", transaction: transaction));

        Assert.False(store.Read(transaction => seals.Verify(transaction, "mofa")).Ok);
    }

    [Fact]
    public async Task Write_WhileOthersWrite_IsOneConsistentPicture()
    {
        var (store, seals) = (sample.Empty("e.db"), sample.SealsOf("e"));
        Restore(store, seals, sample.File);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                store.Write(transaction => EventLog.Append(transaction, "mofa", Change, "evidence.test", "x", new JsonObject()));
            }
        }, TestContext.Current.CancellationToken);
        ArchiveWriter.Write(store, seals, sample.New("e.zip"), SampleArchive.Noon, (_, _) => { });
        await stop.CancelAsync();
        await writer;

        Restore(sample.Empty("f.db"), sample.SealsOf("f"), sample.New("e.zip"));
        Assert.Contains("is there already", Refused(() => ArchiveWriter.Write(store, seals, sample.New("e.zip"), SampleArchive.Noon, (_, _) => { })), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "text", "is cut or damaged; nothing was restored" },
        { "truncated", "is cut or damaged; nothing was restored" },
        { "otherZip", "this is no archive of Guibiao" },
        { "edited", "the archive's table unit is not what its digest or size says; nothing was restored" },
        { "slip", "the archive holds ../../evil.txt, which does not belong there; nothing was restored" },
        { "lacking", "the archive lacks the table event" },
        { "newer", "the archive's schema 99 is newer than this program: update the program first" },
        { "bomb", "the archive's table unit unpacks to an unreasonable size; nothing was restored" },
        { "tally", "the table tally_day as restored differs from the archive in rows, sums or content; nothing was restored" },
        { "history", "the archive's history (mofa) is broken; nothing was restored: event 2 is not what its digest says" },
        { "orphan", "the archive breaks a rule of the database; nothing was restored" },
        { "column", "the archive's table unit has a line that is no row of it; nothing was restored" },
        { "register", "which does not belong there; nothing was restored" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Restore_HostileArchive_IsRefusedInASentence_AndNothingIsStored(string what, string sentence)
    {
        var (file, store) = (sample.New(what + ".zip"), sample.Empty(what + ".db"));
        Make(what, file);

        Assert.Contains(sentence, Refused(() => Restore(store, sample.SealsOf(what), file)), StringComparison.Ordinal);
        Assert.All(Proofs(store), table => Assert.Equal(0, (long)table.Value!["rows"]!));
    }

    // One archive of each schema from 2 on: each can be restored by every later program.
    [Theory]
    [InlineData("schema-2.zip", 85)]
    [InlineData("schema-4.zip", 1)]
    public void Restore_ArchiveOfAnEarlierSchema_IsWhole(string file, long units)
    {
        var (store, seals) = (sample.Empty(file + ".db"), sample.SealsOf(file));
        Restore(store, seals, Project.File("tests", "Guibiao.Tests", "Archives", file));

        Assert.Equal(units, (long)Proofs(store)["unit"]!["rows"]!);
        Assert.True(store.Read(transaction => Guibiao.Evidence.Agencies.All(transaction).All(agency => seals.Verify(transaction, agency).Ok)));
    }

    [Fact]
    public void Tables_OfTheCatalogue_AreAllInTheArchiveOrNamedAsLeftOut()
    {
        using var connection = sample.Empty("g.db").Connect();
        var tables = connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");

        Assert.Equal(ArchiveTables.Fixed.Concat(ArchiveTables.LeftOut).Order(), tables.Order());
    }

    private void Make(string what, string file)
    {
        var bytes = File.ReadAllBytes(sample.File);
        File.WriteAllBytes(file, what switch { "text" => "plan"u8.ToArray(), "truncated" => bytes[..(bytes.Length / 2)], _ => bytes });
        if (what is "text" or "truncated")
        {
            return;
        }
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        switch (what)
        {
            case "otherZip": zip.GetEntry("manifest.json")!.Delete(); break;
            case "edited": Replace(zip, "tables/unit.jsonl", text => text.Replace("\"mission\"", "\"mission2\"", StringComparison.Ordinal)); break;
            case "slip": Replace(zip, "../../evil.txt", _ => "x"); break;
            case "lacking": zip.GetEntry("tables/event.jsonl")!.Delete(); break;
            case "newer": Replace(zip, "manifest.json", text => text.Replace("\"schema\":" + Migrations.Newest, "\"schema\":99", StringComparison.Ordinal)); break;
            case "bomb": Forge(zip, "unit", text => text + new string(' ', 40 << 20)); break;
            case "tally": Forge(zip, "tally_day", text => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]); break;
            case "history": Forge(zip, "event", text => string.Join('\n', text.Split('\n').Select((line, at) => at == 1 ? line.Replace("\"by\":\"", "\"by\":\"x", StringComparison.Ordinal) : line))); break;
            case "orphan": Forge(zip, "coverage", text => text.Replace("\"agency\":\"mofa\"", "\"agency\":\"moef\"", StringComparison.Ordinal)); break;
            case "column": Forge(zip, "unit", text => text.Replace("\"kind\":", "\"kind) VALUES (1); --\":", StringComparison.Ordinal)); break;
            case "register": Forge(zip, "register", text => text.Replace("\\\"name\\\":\\\"visits\\\"", "\\\"name\\\":\\\"v (x); DROP TABLE event; --\\\"", StringComparison.Ordinal)); break;
        }
    }

    // With the manifest's size and digest made to fit, and its proof too where nobody could reckon it otherwise.
    private static void Forge(ZipArchive zip, string table, Func<string, string> change)
    {
        var changed = Replace(zip, $"tables/{table}.jsonl", change);
        Replace(zip, "manifest.json", text =>
        {
            var manifest = JsonNode.Parse(text)!;
            var told = manifest["tables"]!.AsArray().Single(one => (string)one!["name"]! == table)!;
            told["bytes"] = Encoding.UTF8.GetByteCount(changed);
            told["digest"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(changed)));
            var proof = new TableProof();
            foreach (var line in changed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                proof.Add(Encoding.UTF8.GetBytes(line));
                foreach (var cell in table is "event" or "tally_day" ? JsonNode.Parse(line)!.AsObject() : [])
                {
                    if (cell.Value is JsonValue value && value.TryGetValue<long>(out var number))
                    {
                        proof.Add(cell.Key, number);
                    }
                }
            }
            foreach (var (key, value) in proof.ToJson())
            {
                told[key] = value?.DeepClone();
            }
            return CanonicalJson.Print(manifest);
        });
    }

    private static string Replace(ZipArchive zip, string name, Func<string, string> change)
    {
        var text = "";
        if (zip.GetEntry(name) is { } old)
        {
            using (var reader = new StreamReader(old.Open()))
            {
                text = reader.ReadToEnd();
            }
            old.Delete();
        }
        text = change(text);
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
        return text;
    }

    private static void Restore(Store store, Seals seals, string file, bool replace = false)
    {
        using var archive = new ArchiveReader(file);
        new Restoration(store, seals, archive, (_, _) => { }).Store(Change, replace);
    }

    private static string Refused(Action action) => Assert.Throws<ArchiveException>(action).Sentence.English;

    private static JsonObject Proofs(Store store) => store.Read(transaction =>
        new JsonObject(ArchiveTables.Of(transaction).Select(table => KeyValuePair.Create(table, (JsonNode?)TableLines.Read(transaction, store.Dialect, table, null).ToJson()))));
}
