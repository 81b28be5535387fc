using Dapper;
using Guibiao.History;
using Guibiao.Tests.Evidence;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.History;

public sealed class SealsOnSqliteTests() : SealsTests(null);

public sealed class SealsOnPostgreSqlTests(PostgreSqlServer server) : SealsTests(server);

public abstract class SealsTests : IDisposable
{
    private const string Whole = "UPDATE event SET previous = COALESCE((SELECT digest FROM event AS b WHERE b.agency = event.agency AND b.number = event.number - 1), '')";

    private readonly Ministry ministry;
    private readonly SealPlaces places;
    private readonly Seals seals;

    protected SealsTests(PostgreSqlServer? server)
    {
        ministry = new(server);
        places = new(ministry.FileName("heads"), ministry.FileName("key"));
        seals = new(places);
        foreach (var name in new[] { "A", "B", "C", "D", "E" })
        {
            ministry.Import($"編號,訪問日,國家,單位\n{name},2016-03-05,JP,DAP\n");
        }
        Seal();
    }

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Seal_Again_SignsOnlyWhatGrew()
    {
        Assert.Empty(Seal());
        ministry.Import("編號,訪問日,國家,單位\nF,2016-03-05,JP,DAP\n");

        Assert.Equal(6, Assert.Single(Seal()).Number);
        Assert.Equal(new HistoryCheck(6, true, null), Check());
        Assert.Equal(2, File.ReadLines(places.HeadFile).Count());
    }

    [Theory]
    [InlineData("edit", "UPDATE event SET reason = '補報' WHERE number = 2", 2)]
    [InlineData("insertion", "UPDATE event SET number = -number WHERE number > 2; UPDATE event SET number = 1 - number WHERE number < 0; INSERT INTO event SELECT agency, 3, at, by, reason, kind, subject, body, previous, digest, salt, body_digest FROM event WHERE number = 2", 3)]
    [InlineData("deletion", "DELETE FROM event WHERE number = 4", 4)]
    [InlineData("reordering", "UPDATE event SET number = 9 WHERE number = 2; UPDATE event SET number = 2 WHERE number = 3; UPDATE event SET number = 3 WHERE number = 9", 2)]
    [InlineData("cut tail", "DELETE FROM event WHERE number > 3", 4)]
    public void Verify_TamperedBehindTheSystemsBack_NamesTheFirstBrokenLink(string what, string tampering, long broken)
    {
        Raw(tampering);

        var check = Check();
        Assert.True(!check.Ok && check.FirstBroken == broken, $"{what}: {check}");
        Assert.Contains(broken.ToString(System.Globalization.CultureInfo.InvariantCulture), check.Wrong!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_CutTailWithItsHead_ShowsByTheFileOutside()
    {
        Raw("DELETE FROM event WHERE number > 3; DELETE FROM head");

        Assert.Equal(4, Check().FirstBroken);
    }

    [Fact]
    public void Verify_AllDigestsReckonedAgain_ShowsByTheHead()
    {
        ministry.Store.Write(transaction =>
        {
            var connection = transaction.Connection!;
            connection.Execute("UPDATE event SET reason = '另一事' WHERE number = 4", transaction: transaction);
            for (var number = 4; number <= 5; number++)
            {
                connection.Execute(Whole + " WHERE number = @number", new { number }, transaction);
                var forged = EventLog.Find(transaction, Ministry.Agency, number)!;
                connection.Execute("UPDATE event SET digest = @digest WHERE number = @number", new { number, digest = EventDigest.Of(forged) }, transaction);
            }
            return 0;
        });

        Assert.True(ministry.Store.Read(transaction => EventLog.Verify(transaction, Ministry.Agency)).Ok);
        Assert.Equal((false, 1L), (Check().Ok, Check().FirstBroken!.Value));
        Assert.Throws<SealException>(() => Seal());
    }

    [Fact]
    public void Verify_ForgedHead_IsNotOurs()
    {
        Raw("UPDATE head SET number = 4, digest = (SELECT digest FROM event WHERE number = 4)");

        Assert.Equal("the signature of head 4 was not made with this installation's key", Check().Wrong!.English);
    }

    [Fact]
    public void Verify_CutHeadFile_SaysWhichHeadIsLacking()
    {
        File.WriteAllText(places.HeadFile, "");

        Assert.Contains("lacks head 5", Check().Wrong!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_PublicKeyOnly_IsEnough_AndSealingIsNot()
    {
        using (var key = System.Security.Cryptography.ECDsa.Create())
        {
            key.ImportFromPem(File.ReadAllText(places.KeyFile));
            File.WriteAllText(places.KeyFile, key.ExportSubjectPublicKeyInfoPem());
        }

        Assert.True(Check().Ok);
        Assert.Throws<SealException>(() => Seal());
        File.Delete(places.KeyFile);
        Assert.False(Check().Ok);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void NewKey_OnlyItsOwnerMayRead()
    {
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(places.KeyFile));
    }

    [Fact]
    public void Redact_ApprovedByAnother_TakesTheBodyOut_AndTheChainHolds()
    {
        Assert.Null(Redact(3, "稽核員"));

        Assert.Equal(" ", ministry.Rows("SELECT body, salt FROM event WHERE number = 3"));
        Assert.Equal(new HistoryCheck(6, true, null), Check());
        Assert.Equal("event 3 is redacted already", Redact(3, "稽核員")!.Message.English);
        Assert.Equal("a redaction needs a second person: who asks can't approve", Redact(2, "王小明")!.Message.English);
        Assert.Equal("there is no event 99", Redact(99, "稽核員")!.Message.English);
        Assert.Contains("history.redact", Redact(6, "稽核員")!.Message.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_EmptiedWithoutAnAct_IsBroken()
    {
        Raw("UPDATE event SET body = '', salt = '' WHERE number = 2");

        Assert.Equal(2, Check().FirstBroken);
    }

    [Fact]
    public void Query_FiltersByKindSubjectPersonAndDay()
    {
        long[] Numbers(EventQuery query) => ministry.Store.Read(transaction => query.Read(transaction, Ministry.Agency).Select(told => told.Number).ToArray());
        Redact(1, "稽核員");

        Assert.Equal([6], Numbers(new EventQuery(Kind: "history.")));
        Assert.Equal([1, 2, 3, 4, 5], Numbers(new EventQuery(Subject: "visits", By: "王小明")));
        Assert.Empty(Numbers(new EventQuery(By: "王")));
        Assert.Equal(6, Numbers(new EventQuery(From: new DateOnly(2016, 12, 31), To: new DateOnly(2016, 12, 31))).Length);
        Assert.Empty(Numbers(new EventQuery(To: new DateOnly(2016, 12, 30))));
    }

    private Issue? Redact(long number, string approvedBy) => ministry.Store.Write(transaction => Redaction.Redact(transaction, Ministry.Agency, number, approvedBy, Ministry.Now(0, "個資法")));

    private IReadOnlyList<Head> Seal() => ministry.Store.Write(transaction => seals.Seal(transaction, Ministry.Noon));

    private HistoryCheck Check() => ministry.Store.Read(transaction => seals.Verify(transaction, Ministry.Agency));

    private void Raw(string sql)
    {
        using var connection = ministry.Store.Connect();
        connection.Execute(sql);
    }
}
