using System.Data.Common;
using System.Text;
using CsCheck;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Packs;
using Guibiao.Plans;
using Guibiao.Tests.Evidence;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Doors;

public sealed class HostileTextOnSqliteTests() : HostileTextTests(null);

public sealed class HostileTextOnPostgreSqlTests(PostgreSqlServer server) : HostileTextTests(server);

/// <summary>Every door by which text comes in, tried with every character that could hide something: nothing throws, and nothing of it is stored or shown.</summary>
public abstract class HostileTextTests(PostgreSqlServer? server) : IDisposable
{
    private const string Head = "number,visited,country,rank,unit,class,status,reason\n";
    private static readonly string[] Sound = ["A1", "2016-03-05", "JP", "部長級", "DAP", "public", "entered", "更正"];

    private readonly Ministry ministry = new(server);

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Import_HostileCell_IsRefusedWithItsPlace() => Gen.Select(HostileLetters.Writable, Gen.Int[0, 7]).Sample(
        (letter, column) =>
        {
            // Quoted, and between letters: at a cell's end white space is cut off.
            var cells = Sound.Select((cell, at) => at == column ? $"\"{cell[..1]}{letter}{cell[1..]}\"" : cell);
            var result = ministry.Import(Head + string.Join(',', cells) + "\n");
            Assert.Equal((0, 1), (result.Accepted, result.Rejected));
            var issue = Assert.Single(result.Issues);
            Assert.Equal(("text.hidden", 2, column + 1), (issue.Code, issue.Place!.Line!.Value, issue.Place.Column!.Value));
            Assert.Contains($"U+{char.ConvertToUtf32(letter, 0):X4}", issue.Message.English, StringComparison.Ordinal);
            Assert.False(HostileLetters.AreIn(issue.Message.English + issue.Message.Chinese));
            AssertNothingStored();
        },
        iter: 300, threads: 1);

    [Fact]
    public void Import_HostileHeader_IsRefused() => HostileLetters.Writable.Sample(
        letter =>
        {
            var result = ministry.Import(Head.Replace("rank", $"\"ra{letter}nk\"", StringComparison.Ordinal) + string.Join(',', Sound));
            Assert.Contains(result.Issues, issue => issue.Code == "text.hidden" && issue.Place?.Column == 4);
            AssertNothingStored();
        },
        iter: 100, threads: 1);

    [Fact]
    public void Import_LongCells_AreRefusedInTheirTurn()
    {
        Assert.Equal("text.tooLong", Assert.Single(ministry.Import(Head + new string('長', 1 << 20) + ",2016-03-05,JP,,DAP,,,").Issues).Code);
        Assert.Equal("text.tooLong", Assert.Single(ministry.Import(Head + "A" + new string('\u0301', 100_000) + ",2016-03-05,JP,,DAP,,,").Issues).Code);
        Assert.Equal("text.marks", Assert.Single(ministry.Import(Head + "A" + new string('\u0301', 31) + ",2016-03-05,JP,,DAP,,,").Issues).Code);
        Assert.Equal("text.tooLong", Assert.Single(ministry.Import(Head + "A,2016-03-05,JP,,DAP,,," + new string('因', 2_001)).Issues).Code);
        AssertNothingStored();
    }

    [Fact]
    public void Import_LookalikesAndVariants_AreFolded()
    {
        Assert.Empty(ministry.Import(Head + "\u2f00\uf900\U0002f800,2016-03-05,日\U000e0100本,部\ufe00長級,DAP,公開,,").Issues);
        Assert.Equal("一豈丽 JP minister", ministry.Rows("SELECT entry, country, rank FROM r_visits"));
        // The same record, typed with the characters themselves.
        Assert.Equal(1, ministry.Import(Head + "一豈丽,2016-03-05,JP,minister,DAP,public,,").Duplicates);
    }

    [Fact]
    public void Steps_HostileWords_WriteNothing()
    {
        ministry.Import(Head + string.Join(',', Sound));
        var before = ministry.Rows("SELECT * FROM r_visits") + ministry.Rows("SELECT * FROM event");
        HostileLetters.One.Select(HostileLetters.Of).Sample(
            letter =>
            {
                Assert.NotEmpty(ministry.Correct("A1", 5, ("number", "A" + letter + "1")).Issues);
                Assert.NotEmpty(ministry.Correct("A1", 5, ("rank", "x" + letter + "x")).Issues);
                Assert.NotEmpty(ministry.Submit(5, "A" + letter + "1").Issues);
                Assert.NotEmpty(ministry.List(new EntryQuery(Fields: new Dictionary<string, string> { ["number"] = "A" + letter + "1" })).Issues);
                Assert.Throws<RefusalException>(() => By(new Change("王" + letter + "明", Ministry.Noon.AddSeconds(5), "月報")));
                Assert.Throws<RefusalException>(() => By(new Change("王小明", Ministry.Noon.AddSeconds(5), "月" + letter + "報")));
                Assert.Equal(before, ministry.Rows("SELECT * FROM r_visits") + ministry.Rows("SELECT * FROM event"));
            },
            iter: 150, threads: 1);

        void By(Change change) => ministry.Store.Write(transaction => EntryWorkflow.Submit(transaction, Ministry.Agency, ministry.Visits, new EntryChoice(["A1"]), change, (_, _, _, _, _) => []));
    }

    [Fact]
    public void NilReturnFile_HostileCell_IsRefused() => Gen.Select(HostileLetters.Writable, Gen.Int[0, 3]).Sample(
        (letter, column) =>
        {
            string[] cells = ["visits", "DAP", "2016-03", "2016-04-01"];
            cells[column] = $"\"{cells[column][..2]}{letter}{cells[column][2..]}\"";
            var result = ministry.Store.Write(transaction => NilReturnFile.Import(
                transaction, Ministry.Agency, Encoding.UTF8.GetBytes("register,unit,month,filed_at\n" + string.Join(',', cells)), "nil.csv", Ministry.Now()));
            var issue = Assert.Single(result.Issues);
            Assert.Equal(("text.hidden", 2, column + 1), (issue.Code, issue.Place!.Line!.Value, issue.Place.Column!.Value));
            AssertNothingStored();
        },
        iter: 100, threads: 1);

    [Theory]
    [InlineData("pack.yaml", "小範本包")]
    [InlineData("units.csv", "亞東太平洋司")]
    [InlineData("lists/ranks.csv", "其他")]
    [InlineData("registers.yaml", "編號")]
    [InlineData("tallies.yaml", "部長互訪")]
    [InlineData("plans/105.yaml", "測試計畫")]
    public void Pack_HostileText_IsRefusedWithItsPlace(string file, string word)
    {
        using var pack = new SmallPack(server);
        var sound = File.ReadAllText(pack.FileName(file));
        var yaml = file.EndsWith(".yaml", StringComparison.Ordinal);
        HostileLetters.One.Sample(
            letter =>
            {
                // As it is, or as YAML lets one write it.
                var written = yaml && letter % 2 == 0 ? $"\"{word}\\U{letter:X8}\"" : $"\"{word[..1]}{(letter is >= 0xd800 and <= 0xdfff ? "\u202e" : HostileLetters.Of(letter))}{word[1..]}\"";
                pack.Write(file, Replaced(sound, word, written));
                var (read, issues) = PackReader.Read(pack.Folder);
                Assert.Null(read);
                Assert.Contains(issues, issue => issue.Severity == Severity.Error && issue.Place?.File == file && issue.Place.Line is not null);
                Assert.DoesNotContain(issues, issue => HostileLetters.AreIn(issue.Message.English + issue.Message.Chinese));
            },
            iter: 60, threads: 1);
    }

    [Fact]
    public void Pack_HostileFileName_IsRefused()
    {
        using var pack = new SmallPack(server);
        pack.Write("evidence/visits.\u202e\u001b[2J.csv", SmallPack.Visits);
        var (read, issues) = PackReader.Read(pack.Folder);
        Assert.Null(read);
        Assert.Equal(("text.hidden", "evidence"), (Assert.Single(issues).Code, issues[0].Place!.File));
    }

    [Fact]
    public void Plan_HostileLetters_AreReadAwayAndReported()
    {
        var sound = PlanReader.Read(Encoding.UTF8.GetBytes(SmallPack.Document), "a.txt").Plan!;
        Gen.Select(HostileLetters.Writable, Gen.Int[0, SmallPack.Document.Length - 1]).Sample(
            (letter, at) =>
            {
                // One between a tab and a line's end is white space to everybody.
                var text = SmallPack.Document.Insert(at, letter);
                var wide = PlanReader.Read((byte[])[0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)], "a.txt");
                Assert.Equal(sound.Title, wide.Plan?.Title);
                Assert.Equal(sound.Indicators.Select(one => one.Standard), wide.Plan!.Indicators.Select(one => one.Standard));
                Assert.Contains(wide.Issues, issue => issue is { Code: "document.lookalikes", Severity: Severity.Info, Place.Line: not null });
                Assert.False(HostileLetters.AreIn(PlanText.Print(wide.Plan)));
                var narrow = PlanReader.Read(Encoding.UTF8.GetBytes(text), "a.txt");
                Assert.True(narrow.Plan is null ? narrow.Refused : PlanText.Print(narrow.Plan) == PlanText.Print(wide.Plan));
            },
            iter: 300);
    }

    [Fact]
    public void Plan_EndlessLine_IsRefusedWithItsLine()
    {
        var issue = Assert.Single(PlanReader.Read(Encoding.UTF8.GetBytes("壹\n" + new string('長', 1 << 20)), "a.txt").Issues);
        Assert.Equal(("document.lineTooLong", 2), (issue.Code, issue.Place!.Line!.Value));
        var marks = PlanReader.Read(Encoding.UTF8.GetBytes(SmallPack.Document.Replace("互訪人次", "互訪人次" + new string('\u0301', 20_000), StringComparison.Ordinal)), "a.txt");
        Assert.True(marks.Plan!.Indicators[0].Name!.Length < 99);
        Assert.Equal("document.tooLarge", Assert.Single(PlanReader.Read(new byte[(32 << 20) + 1], "a.txt").Issues).Code);
    }

    [Fact]
    public void SecurityLog_HostileName_IsShownPlainly() => HostileLetters.One.Select(HostileLetters.Of).Sample(letter =>
    {
        var told = SecurityEvent.Of(Ministry.Noon, "admin" + letter, "", "signIn.failed", letter + "x");
        Assert.Equal(("admin", "x"), (told.By.TrimEnd('\ufffd'), told.Subject.TrimStart('\ufffd')));
    });

    private void AssertNothingStored() => Assert.Equal("", ministry.Rows("SELECT entry FROM r_visits") + ministry.Rows("SELECT number FROM event") + ministry.Rows("SELECT unit FROM nil_return"));

    private static string Replaced(string text, string word, string by)
    {
        Assert.Contains(word, text, StringComparison.Ordinal);
        var at = text.IndexOf(word, StringComparison.Ordinal);
        return text[..at] + by + text[(at + word.Length)..];
    }
}
