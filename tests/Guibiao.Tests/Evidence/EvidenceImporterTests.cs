using System.Text;
using CsCheck;
using Guibiao.Evidence;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Evidence;

public sealed class EvidenceImporterOnSqliteTests() : EvidenceImporterTests(null);

public sealed class EvidenceImporterOnPostgreSqlTests(PostgreSqlServer server) : EvidenceImporterTests(server);

public abstract class EvidenceImporterTests(PostgreSqlServer? server) : IDisposable
{
    private const string Good = """
        編號,訪問日,訪問國,職級,人次,經費,正式,單位
        105-001,105/3/5,日本,部長級,"1,234",1000.5,是,DAP
        105-002,2016-04-01,帕勞,,2,,N,亞東太平洋司
        """;

    private readonly Ministry ministry = new(server);

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Import_ChineseHeadersNamesAndRocDates_AreTyped()
    {
        var result = ministry.Import(Good);

        Assert.Equal("", Ministry.Sentences(result.Issues));
        Assert.Equal((2, 2, 0, 0, 1L), (result.Read, result.Accepted, result.Rejected, result.Duplicates, result.Import));
        Assert.Equal(
            "105-001 entered public DAP visits.csv 2 2016-03-05 JP minister 1234 100050 1\n105-002 entered public DAP visits.csv 3 2016-04-01 PW - 2 - 0",
            ministry.Rows("SELECT entry, status, class, unit, file, line, visited, country, rank, guests, cost, official FROM r_visits ORDER BY entry"));
        Assert.Equal("", ministry.Upkept);
    }

    [Theory]
    [InlineData("number,visited,country,unit\nA,2016-03-05,JP,DAP\n")]
    [InlineData("\uFEFFNumber;Visited on;Country;Unit\r\nA;2016/3/5;Japan;DAP\r\n")]
    [InlineData("編號\t訪問日\t國家\t單位\n\nA\t105年3月5日\tｊｐ\tdap\n\n")]
    [InlineData("\"編號\",\"訪問日\",國 家,單位,\n\"A\",民國105年3月5日,\"日本\",DAP,\n,,,,\n")]
    [InlineData("number,visited,country,unit\nA,1050305,JP,DAP")]
    public void Import_WritingsOfTheSameRow_GiveTheSameEntry(string csv)
    {
        var result = ministry.Import(csv);

        Assert.Equal("", Ministry.Sentences(result.Issues));
        Assert.Equal("A 2016-03-05 JP DAP", ministry.Rows("SELECT entry, visited, country, unit FROM r_visits"));
    }

    [Fact]
    public void Import_WrongCells_AreIssuesWithLineAndColumn_AndNothingIsStored()
    {
        var result = ministry.Import("""
            number,visited,country,rank,from,to,guests,cost,official,unit,class,status
            A,2016-02-30,JP,,,,,,,DAP,,
            B,2016-03-05,日木,,,,,,,DAP,,
            C,2005-01-01,科索沃,,,,,,,DAP,,
            D,2016-03-05,JP,部長,,,,,,DAP,,
            E,2016-03-05,JP,,2016-03-05,2016-03-01,,,,DAP,,
            F,2016-03-05,JP,,,,1.5,,,DAP,,
            G,2016-03-05,JP,,,,"12,34",,,DAP,,
            H,2016-03-05,JP,,,,9223372036854775808,,,DAP,,
            I,2016-03-05,JP,,,,,1.234,,DAP,,
            J,2016-03-05,JP,,,,,,maybe,DAP,,
            K,2016-03-05,JP,,,,,,,駐聖多美,,
            L,2016-12-30,JP,,,,,,,STP,,
            M,2016-03-05,JP,,,,,,,DAP,密,
            ,2016-03-05,JP,,,,,,,DAP,,
            N,2016-03-05,JP,,,,,,,DAP,,verifed
            O,2016-03-05,JP,,,,,,,DAP,,,surplus
            P,2016-03-05
            """.ReplaceLineEndings("\n") + "\nQ\u202e,2016-03-05,JP,,,,,,,DAP,,\nOK,2016-03-05,JP,,,,,,,DAP,,\n");

        Assert.Equal("""
            visits.csv line 2, column "visited": "2016-02-30" is not a date (such as 2016-03-05 or 105/3/5).
            visits.csv line 3, column "country": "日木" is not in list countries.
            visits.csv line 4, column "country": "科索沃" was not in list countries on 2005-01-01.
            visits.csv line 5, column "rank": "部長" is not in list ranks; did you mean "部長級"?
            visits.csv line 6, column "to": it ends on 2016-03-01, before it begins on 2016-03-05.
            visits.csv line 7, column "guests": "1.5" is not a whole number.
            visits.csv line 8, column "guests": "12,34" is not a number.
            visits.csv line 9, column "guests": "9223372036854775808" is too large to be stored.
            visits.csv line 10, column "cost": "1.234" has more than 2 digits after the point.
            visits.csv line 11, column "official": "maybe" is neither yes nor no.
            visits.csv line 12, column "unit": there is no unit "駐聖多美"; did you mean "駐聖多美普林西比大使館"?
            visits.csv line 13, column "unit": the unit "STP" did not exist on 2016-12-30.
            visits.csv line 14, column "class": secret records are refused.
            visits.csv line 15, column "number": a value is required.
            visits.csv line 16, column "status": "verifed" is not a status; did you mean "verified"?
            visits.csv line 17: the row has 13 cells, the header 12.
            visits.csv line 18: the row has 2 cells, the header 12.
            visits.csv line 19, column "number": "Q�" holds U+202E as its character 2: it can't be seen, or makes the text read other than it is; take it out and try again.
            """.ReplaceLineEndings("\n"), Ministry.Sentences(result.Issues));
        Assert.Equal((19, 0, 18, 0, null), (result.Read, result.Accepted, result.Rejected, result.Duplicates, result.Import));
        Assert.Equal((3, 3), (result.Issues[1].Place!.Line!.Value, result.Issues[1].Place!.Column!.Value));
        Assert.Equal("", ministry.Rows("SELECT * FROM r_visits"));
        Assert.Equal("", ministry.Rows("SELECT * FROM event"));
    }

    [Fact]
    public void Import_WrongCell_IsSaidInChineseToo()
    {
        var result = ministry.Import("編號,訪問日,國家,職級,單位\nA,2016-03-05,JP,部長,DAP\n", file: "互訪.csv");

        Assert.Equal("互訪.csv 第 2 行「職級」欄：「部長」不在清單 ranks 中；是不是「部長級」？", Ministry.Chinese(result.Issues));
    }

    [Theory]
    [InlineData("", "visits.csv: the file is empty.")]
    [InlineData("\n\n", "visits.csv: the file is empty.")]
    [InlineData("編號,訪問日,國家,單位,人數\nA,2016-03-05,JP,DAP,3", "visits.csv line 1: the register visits has no column \"人數\".")]
    [InlineData("編號,訪問日,countri,單位\nA,2016-03-05,JP,DAP", "visits.csv line 1: the column \"Country\" (country) is missing.\nvisits.csv line 1: the register visits has no column \"countri\"; did you mean \"country\"?")]
    [InlineData("編號,訪問日,國家,Country,單位\nA,2016-03-05,JP,JP,DAP", "visits.csv line 1: \"國家\" and \"Country\" are the same column.")]
    [InlineData("編號,訪問日,國家\nA,2016-03-05,JP", "visits.csv line 1: the column \"Unit\" (unit) is missing.")]
    [InlineData("編號,訪問日,國家,單位\n\"A,2016-03-05,JP,DAP\n", "visits.csv line 2: a quotation mark is never closed: all that follows falls into one cell.\nvisits.csv line 2: the row has 1 cells, the header 4.")]
    [InlineData("編號,訪問日,國家,單位\n\"A\"x,2016-03-05,JP,DAP\n", "visits.csv line 2: text follows a closing quotation mark; inside a cell the mark is written twice.")]
    [InlineData("編號,訪問日,國家,單位,\nA,2016-03-05,JP,DAP,x\n", "visits.csv line 2, column \"5\": \"x\" stands in a column without a header.")]
    [InlineData("編號,訪問日,國家,單位\nA,2016-03-05,JP,DAP\nA,2016-03-06,JP,DAP\n", "visits.csv line 3: A stands with other content on line 2.")]
    [InlineData("編號,訪問日,國家,單位,查證時間\nA,2016-03-05,JP,DAP,2016-04-01\n", "visits.csv line 2: there is a time of verification, but the status is \"entered\".")]
    [InlineData("編號,訪問日,國家,單位,填報時間,查證時間,狀態\nA,2016-03-05,JP,DAP,2016-04-01,2016-03-31,已查證\n", "visits.csv line 2, column \"查證時間\": verified before it was reported.")]
    [InlineData("編號,訪問日,國家,單位,填報時間\nA,2016-03-05,JP,DAP,2017-04-01\n", "visits.csv line 2, column \"填報時間\": \"2017-04-01\" lies in the future.")]
    public void Import_WrongFile_IsRefusedInASentence(string csv, string sentences)
    {
        var result = ministry.Import(csv);

        Assert.Equal(sentences, Ministry.Sentences(result.Issues));
        Assert.True(result.Refused);
        Assert.Equal(0, result.Accepted);
        Assert.Equal("", ministry.Rows("SELECT * FROM r_visits"));
    }

    [Fact]
    public void Import_OtherEncodings_AreNamedWithTheirLine()
    {
        byte[] big5 = [.. "number,visited,country,unit\nA,2016-03-05,JP,DAP\n"u8, 0xa5, 0x7e, 0xa5, 0xe6, .. ",\n"u8];

        Assert.Equal("visits.csv line 3: the file is not in UTF-8 (Big5, perhaps); save it as CSV in UTF-8.", Ministry.Sentences(ministry.Import(big5).Issues));
        Assert.Equal("visits.csv: the file is in UTF-16; save it as CSV in UTF-8.", Ministry.Sentences(ministry.Import([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)]).Issues));
    }

    [Fact]
    public void Import_SameFileTwice_AddsNothing()
    {
        ministry.Import(Good);
        var events = ministry.Rows("SELECT number, digest FROM event");

        var again = ministry.Import(Good.Replace("部長級", "minister", StringComparison.Ordinal), seconds: 5);

        Assert.Equal((2, 0, 0, 2, null), (again.Read, again.Accepted, again.Rejected, again.Duplicates, again.Import));
        Assert.Equal(events, ministry.Rows("SELECT number, digest FROM event"));
        Assert.Equal("2", ministry.Rows("SELECT COUNT(*) FROM r_visits"));
    }

    [Fact]
    public void Import_SameKeyOtherContent_IsAnIssue_AndNothingOfTheFileIsStored()
    {
        ministry.Import(Good);

        var other = ministry.Import("編號,訪問日,國家,單位\n105-003,2016-05-01,JP,DAP\n105-001,2016-03-06,JP,DAP\n", seconds: 5);

        Assert.Equal("visits.csv line 3: 105-001 is stored with other content; use evidence correct.", Ministry.Sentences(other.Issues));
        Assert.Equal((2, 0, 1), (other.Read, other.Accepted, other.Rejected));
        Assert.Equal("105-001\n105-002", ministry.Rows("SELECT entry FROM r_visits ORDER BY entry"));
    }

    [Fact]
    public void Import_SameRowTwiceInAFile_IsADuplicate()
    {
        var result = ministry.Import("編號,訪問日,國家,單位\nA,2016-05-01,JP,DAP\nA,105/5/1,日本,亞東太平洋司\n");

        Assert.Equal((2, 1, 0, 1), (result.Read, result.Accepted, result.Rejected, result.Duplicates));
    }

    [Fact]
    public void Import_Verified_IsBitemporal_AndTellsTheTallies()
    {
        var result = ministry.Import("""
            編號,訪問日,國家,單位,填報時間,查證時間,狀態
            A,2016-03-05,JP,DAP,2016-04-01,2016-04-10 09:00,verified
            B,2016-03-05,JP,DAP,,,verified
            C,2016-03-05,JP,DAP,2016-04-01,,submitted
            D,2016-03-05,JP,DAP,2016-04-01,2016-04-02,退回
            E,2016-03-05,JP,DAP,,,
            """);

        Assert.Equal("", Ministry.Sentences(result.Issues));
        Assert.Equal("""
            A submitted 2016-03-31T16:00:00.0000000Z 2016-04-10T01:00:00.0000000Z
            A verified 2016-04-10T01:00:00.0000000Z -
            B verified 2016-12-31T04:00:00.0000000Z -
            C submitted 2016-03-31T16:00:00.0000000Z -
            D submitted 2016-03-31T16:00:00.0000000Z 2016-04-01T16:00:00.0000000Z
            D returned 2016-04-01T16:00:00.0000000Z -
            E entered 2016-12-31T04:00:00.0000000Z -
            """.ReplaceLineEndings("\n"), ministry.Rows("SELECT entry, status, known_from, known_to FROM r_visits ORDER BY entry, known_from"));
        Assert.Equal("+A +B", ministry.Upkept);
    }

    [Fact]
    public void Import_DryRun_SaysTheSameAndStoresNothing()
    {
        var result = ministry.Import(Good, dryRun: true);

        Assert.Equal((2, 2, 0, 0, null), (result.Read, result.Accepted, result.Rejected, result.Duplicates, result.Import));
        Assert.Equal("", ministry.Rows("SELECT entry FROM r_visits") + ministry.Rows("SELECT number FROM event") + ministry.Rows("SELECT import FROM import"));
    }

    [Fact]
    public void Import_IsOneEventWithCountAndDigest()
    {
        ministry.Import(Good);

        Assert.Equal(
            """1 王小明 月報 evidence.import visits {"accepted":2,"digest":"DIGEST","duplicates":0,"file":"visits.csv","import":1,"register":"visits","status":"entered","withdrawn":[]}"""
                .Replace("DIGEST", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Good))), StringComparison.Ordinal),
            ministry.Rows("SELECT number, by, reason, kind, subject, body FROM event"));
    }

    [Fact]
    public void Import_InsideALargerTransaction_LeavesTheRestUnharmed()
    {
        ministry.Store.Write(transaction =>
        {
            var options = new ImportOptions();
            EvidenceImporter.Import(transaction, Ministry.Agency, ministry.Visits, Encoding.UTF8.GetBytes(Good), "a.csv", options, Ministry.Now(), (_, _, _, _, _) => []);
            return EvidenceImporter.Import(transaction, Ministry.Agency, ministry.Visits, "number\n"u8.ToArray(), "b.csv", options, Ministry.Now(), (_, _, _, _, _) => []);
        });

        Assert.Equal("2", ministry.Rows("SELECT COUNT(*) FROM r_visits"));
    }

    [Fact]
    public void Import_QuotedLineBreaks_KeepTheLinesRight()
    {
        var result = ministry.Import("編號,訪問日,國家,單位\n\"A\n之二\",2016-03-05,JP,DAP\nB,x,JP,DAP\n");

        Assert.Equal("visits.csv line 4, column \"訪問日\": \"x\" is not a date (such as 2016-03-05 or 105/3/5).", Ministry.Sentences(result.Issues));
    }

    [Fact]
    public void Import_TalliesRefuse_NothingIsStored()
    {
        var result = EvidenceImporter.Import(
            ministry.Store, Ministry.Agency, ministry.Visits, Encoding.UTF8.GetBytes(Good), "visits.csv", new ImportOptions(EntryStatus.Verified), Ministry.Now(),
            (_, _, _, _, _) => [Refusal.Of("evidence.overflow", "總和").Plain()]);

        Assert.Equal((2, 0), (result.Read, result.Accepted));
        Assert.Equal("", ministry.Rows("SELECT entry FROM r_visits"));
    }

    [Fact]
    public void Import_AnyCells_NeverThrow()
    {
        var cell = Gen.OneOf(
            Gen.OneOf("", "A", "105-001", "2016-03-05", "105/2/30", "日本", "JP", "部長級", "是", "1,234", "-1.50", "DAP", "密", "verified", "9999999999999999999", "\"", "\"\"", "\0", "\u202e", "a|b", "−5"),
            Gen.String[0, 12]);
        var line = cell.Array[0, 14].Select(cells => string.Join(',', cells));
        var heading = Gen.OneOf(Gen.Const("number,visited,country,rank,from,to,guests,cost,official,unit,class,status,reported_at,verified_at"), line);
        Gen.Select(heading, line.Array[0, 6]).Sample(
            (header, lines) =>
            {
                var result = ministry.Import(header + "\n" + string.Join('\n', lines), dryRun: true);
                Assert.True(result.Rejected == 0 || result.Accepted == 0);
            },
            iter: 400, threads: 1);
    }

    [Fact]
    public void Import_AnyBytes_NeverThrow() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.Equal(0, ministry.Import(bytes, dryRun: true).Accepted), iter: 200, threads: 1);
}
