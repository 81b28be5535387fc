using Guibiao.Evidence;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Evidence;

public sealed class EntryWorkflowOnSqliteTests() : EntryWorkflowTests(null);

public sealed class EntryWorkflowOnPostgreSqlTests(PostgreSqlServer server) : EntryWorkflowTests(server);

public abstract class EntryWorkflowTests : IDisposable
{
    private const string Two = "編號,訪問日,國家,單位,人次,職級\nA,2016-03-05,JP,DAP,3,部長級\nB,2016-04-05,帛琉,DAP,5,\n";

    private readonly Ministry ministry;

    protected EntryWorkflowTests(PostgreSqlServer? server)
    {
        ministry = new(server);
        ministry.Import(Two);
    }

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Steps_EnteredToVerified_EachEndsAVersionAndIsOneEvent()
    {
        Assert.Equal("", Ministry.Sentences(ministry.Submit(1, "A", "B").Issues));
        Assert.Equal("", ministry.Upkept);
        Assert.Equal("", Ministry.Sentences(ministry.Verify(2, "A").Issues));
        Assert.Equal("+A", ministry.Upkept);
        Assert.Equal("", Ministry.Sentences(ministry.Return(3, "A", "B").Issues));
        Assert.Equal("+A -A", ministry.Upkept);

        Assert.Equal("""
            A entered 2016-12-31T04:00:00.0000000Z 2016-12-31T04:00:01.0000000Z 1
            A submitted 2016-12-31T04:00:01.0000000Z 2016-12-31T04:00:02.0000000Z 2
            A verified 2016-12-31T04:00:02.0000000Z 2016-12-31T04:00:03.0000000Z 3
            A returned 2016-12-31T04:00:03.0000000Z - 4
            """.ReplaceLineEndings("\n"), ministry.Rows("SELECT entry, status, known_from, known_to, event FROM r_visits WHERE entry = 'A' ORDER BY known_from"));
        Assert.Equal("1 evidence.import visits\n2 evidence.submit visits\n3 evidence.verify visits/A\n4 evidence.return visits", ministry.Rows("SELECT number, kind, subject FROM event"));
    }

    [Fact]
    public void Steps_InWrongOrder_AreRefusedInASentence_AndChangeNothing()
    {
        Assert.Equal("visits A is entered: only a submitted entry can be verified.", Ministry.Sentences(ministry.Verify(1, "A").Issues));
        Assert.Equal("登錄簿 visits 的 A 狀態是「登錄」，不能查證：須先報送。", Ministry.Chinese(ministry.Verify(1, "A").Issues));
        Assert.Equal("visits A is entered: only a submitted or verified entry can be returned.", Ministry.Sentences(ministry.Return(1, "A").Issues));
        Assert.Equal("the register visits has no entry X.", Ministry.Sentences(ministry.Submit(1, "A", "X").Issues));
        ministry.Submit(1, "A");
        Assert.Equal("visits A is submitted: only an entered or returned entry can be submitted.", Ministry.Sentences(ministry.Submit(2, "A").Issues));
        Assert.Equal(
            "visits A is what it is since 2016-12-31T04:00:01.0000000Z: it can't change from 2016-12-31T04:00:00.0000000Z.", Ministry.Sentences(ministry.Verify(0, "A").Issues));
        Assert.Equal("2", ministry.Rows("SELECT COUNT(*) FROM event"));
    }

    [Fact]
    public void Steps_AtTheSameMoment_FollowEachOther()
    {
        ministry.Submit(0, "A");
        ministry.Verify(0, "A");

        Assert.Equal("entered submitted verified", ministry.Rows("SELECT status FROM r_visits WHERE entry = 'A' ORDER BY known_from").ReplaceLineEndings(" "));
    }

    [Fact]
    public void Submit_All_TakesEveryEnteredEntry()
    {
        var all = ministry.Store.Write(transaction => EntryWorkflow.Submit(transaction, Ministry.Agency, ministry.Visits, EntryChoice.All, Ministry.Now(1), (_, _, _, _, _) => []));

        Assert.Equal(2, all.Changed);
    }

    [Fact]
    public void Correct_VerifiedEntry_SupersedesAndTellsTheTallies()
    {
        ministry.Submit(1, "A");
        ministry.Verify(2, "A");

        var corrected = ministry.Correct("A", 3, ("人次", "1,000"), ("rank", "次長級"));

        Assert.Equal("", Ministry.Sentences(corrected.Issues));
        Assert.Equal("3 minister 2016-12-31T04:00:03.0000000Z\n1000 deputy -", ministry.Rows("SELECT guests, rank, known_to FROM r_visits WHERE entry = 'A' AND status = 'verified' ORDER BY known_from"));
        Assert.Equal("+A -A +A", ministry.Upkept);
        Assert.Equal("4 更正 evidence.correct visits/A", ministry.Rows("SELECT number, reason, kind, subject FROM event ORDER BY number DESC LIMIT 1"));
        // The file of before holds what was known before the correction: still nothing new.
        Assert.Equal((0, 0, 2), ministry.Import(Two, seconds: 9) is var again ? (again.Accepted, again.Rejected, again.Duplicates) : default);
    }

    [Fact]
    public void Correct_WrongOrEmptyChange_IsRefused()
    {
        Assert.Equal("visits A, field \"rank\": \"部長\" is not in list ranks; did you mean \"部長級\"?", Ministry.Sentences(ministry.Correct("A", 1, ("職級", "部長")).Issues));
        Assert.Equal("the register visits has no field \"gusts\"; did you mean \"guests\"?", Ministry.Sentences(ministry.Correct("A", 1, ("gusts", "3")).Issues));
        Assert.Equal("visits A: nothing changes.", Ministry.Sentences(ministry.Correct("A", 1, ("guests", "3")).Issues));
        Assert.Equal("visits A can't become C: a key is not corrected.", Ministry.Sentences(ministry.Correct("A", 1, ("number", "C")).Issues));
        Assert.Equal("the register visits has no entry Z.", Ministry.Sentences(ministry.Correct("Z", 1, ("guests", "3")).Issues));
        Assert.Equal("1", ministry.Rows("SELECT COUNT(*) FROM event"));
    }

    [Fact]
    public void CorrectFile_RowsWithReasons_AreAnEventEach_AndTheSameFileAgainIsNothing()
    {
        const string Csv = "編號,訪問日,國家,單位,人次,職級,理由\nA,2016-03-05,JP,DAP,4,部長級,漏計一人\nB,2016-04-05,帛琉,DAP,5,,\n";

        var result = ministry.CorrectFile(Csv, 1);

        Assert.Equal((2, 1, 0, 1), (result.Read, result.Accepted, result.Rejected, result.Duplicates));
        Assert.Equal("2 漏計一人 visits/A", ministry.Rows("SELECT number, reason, subject FROM event WHERE kind = 'evidence.correct'"));
        Assert.Equal("4 corrections.csv 2", ministry.Rows("SELECT guests, file, line FROM r_visits WHERE entry = 'A' AND known_to IS NULL"));
        Assert.Equal((2, 0, 0, 2), ministry.CorrectFile(Csv, 2) is var again ? (again.Read, again.Accepted, again.Rejected, again.Duplicates) : default);
    }

    [Fact]
    public void CorrectFile_OneRowWrong_NothingIsStored()
    {
        var result = ministry.CorrectFile("編號,訪問日,國家,單位,人次\nA,2016-03-05,JP,DAP,4\nZ,2016-03-05,JP,DAP,4\n", 1);

        Assert.Equal("corrections.csv line 3: the register visits has no entry Z.", Ministry.Sentences(result.Issues));
        Assert.Equal((2, 0, 1), (result.Read, result.Accepted, result.Rejected));
        Assert.Equal("2", ministry.Rows("SELECT COUNT(*) FROM r_visits"));
    }

    [Fact]
    public void NilReturn_WithoutEntries_IsKnownFromThenOn_AndOnce()
    {
        var filed = ministry.Nil("亞東太平洋司", "105/5");

        Assert.Equal((1, 2L), (filed.Changed, filed.Event));
        Assert.Equal("DAP 2016-05 2016-12-31T04:00:00.0000000Z - 2", ministry.Rows("SELECT unit, month, known_from, known_to, event FROM nil_return"));
        Assert.Equal("DAP has filed a nil return for 2016-05 in visits already.", Ministry.Sentences(ministry.Nil("DAP", "2016-05").Issues));
    }

    [Fact]
    public void NilReturn_WhereItCannotBe_IsRefused()
    {
        Assert.Equal("DAP has 1 entries for 2016-03 in visits: it can't report nothing.", Ministry.Sentences(ministry.Nil("DAP", "2016-03").Issues));
        Assert.Equal("2017-03 has not begun.", Ministry.Sentences(ministry.Nil("DAP", "2017-03").Issues));
        Assert.Equal("there is no unit \"DAPX\"; did you mean \"DAP\"?", Ministry.Sentences(ministry.Nil("DAPX", "2016-03").Issues));
        Assert.Null(NilReturns.ReadMonth("三月"));
    }

    [Fact]
    public void NilReturn_EntryArrives_IsWithdrawnInTheSameTransaction()
    {
        ministry.Nil("DAP", "2016-05");

        ministry.Import("編號,訪問日,國家,單位\nC,2016-05-09,JP,DAP\n", seconds: 5);

        Assert.Equal("2016-12-31T04:00:05.0000000Z", ministry.Rows("SELECT known_to FROM nil_return"));
        Assert.Contains("\"withdrawn\":[\"DAP 2016-05\"]", ministry.Rows("SELECT body FROM event WHERE number = 3"), StringComparison.Ordinal);
    }

    [Fact]
    public void NilReturnFile_AllOrNothing_AndTwiceIsOnce()
    {
        const string Csv = "register,unit,month,filed_at\nvisits,DAP,2016-05,2016-06-01\nvisits,DAP,105/6,\n";

        var wrong = NilFile(Csv + "visits,DAP,2016-03,\nvisit,DAP,2016-07,\nvisits,DAP,七月,\n");
        Assert.Equal("""
            nil.csv line 4: DAP has 1 entries for 2016-03 in visits: it can't report nothing.
            nil.csv line 5: there is no register "visit" (there are: visits); did you mean "visits"?
            nil.csv line 6: "七月" is not a month (such as 2016-03 or 105/3).
            """.ReplaceLineEndings("\n"), Ministry.Sentences(wrong.Issues));
        Assert.Equal("", ministry.Rows("SELECT * FROM nil_return"));

        Assert.Equal((2, 0), NilFile(Csv) is var first ? (first.Accepted, first.Duplicates) : default);
        ministry.Import("編號,訪問日,國家,單位\nC,2016-05-09,JP,DAP\n", seconds: 5);
        Assert.Equal((0, 2), NilFile(Csv) is var again ? (again.Accepted, again.Duplicates) : default);
    }

    private ImportResult NilFile(string csv) =>
        ministry.Store.Write(transaction => NilReturnFile.Import(transaction, Ministry.Agency, System.Text.Encoding.UTF8.GetBytes(csv), "nil.csv", Ministry.Now(3)));
}
