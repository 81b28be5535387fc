using System.Data.Common;
using Dapper;
using Guibiao.Archives;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Tests.Storage;

/// <summary>The site's role on PostgreSQL: it forgets the filter, tries to switch the rules off, and uses a connection again.</summary>
public sealed class RowSecurityTests(PostgreSqlServer server, TwoAgencies site) : IClassFixture<TwoAgencies>
{
    [Fact]
    public void Read_ForgettingTheFilter_GivesOneAgencysRowsOrNothing()
    {
        foreach (var table in Guarded())
        {
            long Rows(Reading read) => read(transaction => transaction.Connection!.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}", transaction: transaction));
            var (all, none, mofa, other) = (
                site.Owner.Read(transaction => transaction.Connection!.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}", transaction: transaction)),
                Rows(site.Site.Read), Rows(work => site.Site.Read("mofa", work)), Rows(work => site.Site.Read("other", work)));
            Assert.Equal((0L, all), (none, mofa + other));
            Assert.Equal(0, Rows(work => site.Site.Read("nobody", work)));
            // What the pack filled, and the other agency's copy of it.
            Assert.True(table is "import" or "formula" || (mofa > 0 && other > 0), table);
        }
    }

    [Fact]
    public void Read_AConnectionUsedAgain_KnowsNoAgency()
    {
        var one = site.Site.Read("mofa", transaction => (Backend(transaction), Events(transaction)));

        var again = site.Site.Read(transaction => (Backend(transaction), Events(transaction)));

        Assert.Equal(one.Item1, again.Item1);
        Assert.True(one.Item2 > 0);
        Assert.Equal(0, again.Item2);

        static int Backend(DbTransaction transaction) => transaction.Connection!.ExecuteScalar<int>("SELECT pg_backend_pid()", transaction: transaction);
        static long Events(DbTransaction transaction) => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM event", transaction: transaction);
    }

    [Theory]
    [InlineData("ALTER TABLE event DISABLE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE event NO FORCE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY of_agency ON event")]
    [InlineData("CREATE POLICY mine ON event USING (true)")]
    [InlineData("ALTER ROLE CURRENT_USER BYPASSRLS")]
    [InlineData("ALTER TABLE event OWNER TO CURRENT_USER")]
    [InlineData("SET ROLE guibiao")]
    [InlineData("SET SESSION AUTHORIZATION guibiao")]
    [InlineData("UPDATE event SET body = ''")]
    [InlineData("DELETE FROM event")]
    [InlineData("TRUNCATE event")]
    [InlineData("DELETE FROM head")]
    [InlineData("DELETE FROM security_event")]
    [InlineData("UPDATE agency SET name_en = ''")]
    [InlineData("UPDATE plan SET content = ''")]
    [InlineData("DELETE FROM r_visits")]
    [InlineData("INSERT INTO event SELECT 'other', number + 1000, at, by, reason, kind, subject, body, previous, digest, salt, body_digest FROM event")]
    [InlineData("CREATE TABLE mine (a text)")]
    public void Write_WhatTheSiteMayNot_IsRefusedAndChangesNothing(string statement)
    {
        string State() => site.Owner.Read(transaction => string.Join('\n', transaction.Connection!.Query<string>(
            "SELECT agency || number || digest || body FROM event UNION ALL SELECT relname || relrowsecurity FROM pg_class WHERE relrowsecurity UNION ALL SELECT policyname || tablename FROM pg_policies ORDER BY 1", transaction: transaction)));
        var before = State();

        var fault = Assert.Throws<StoreUnreachableException>(() => site.Site.Write("mofa", transaction => transaction.Connection!.Execute(statement, transaction: transaction)));

        Assert.Contains("guibiao grant", fault.Sentence.English, StringComparison.Ordinal);
        Assert.Equal(before, State());
    }

    [Fact]
    public void SetRowSecurityOff_GivesAnErrorAndNoRow()
    {
        Assert.Throws<StoreUnreachableException>(() => site.Site.Read("mofa", transaction =>
        {
            transaction.Connection!.Execute("SET LOCAL row_security = off", transaction: transaction);
            return transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM event", transaction: transaction);
        }));
    }

    [Fact]
    public void Values_OfTheSitesRole_AreTheOwners()
    {
        foreach (var agency in new[] { "mofa", "other" })
        {
            var values = IndicatorEvaluator.Evaluate(site.Site, agency, 105, TimeProvider.System, at: new DateOnly(2016, 12, 31));
            Assert.Equal(IndicatorEvaluator.Evaluate(site.Owner, agency, 105, TimeProvider.System, at: new DateOnly(2016, 12, 31)).Select(value => value.ToString()), values.Select(value => value.ToString()));
            Assert.NotEmpty(values);
        }
    }

    [Fact]
    public void Backup_ByTheSitesRole_HoldsAllThatTheOwnersHolds()
    {
        var places = new SealPlaces(Path.Combine(site.Folder, "heads"), Path.Combine(site.Folder, "key"));
        string Tables(Store store, string name) => ArchiveWriter.Write(store, new Seals(places), Path.Combine(site.Folder, name), DateTimeOffset.UnixEpoch, (_, _) => { })["tables"]!.AsArray()
            .Select(table => $"{table!["name"]} {table["rows"]} {table["content"]}").Aggregate((all, next) => all + "\n" + next);

        Assert.Equal(Tables(site.Owner, "a.zip"), Tables(site.Site, "b.zip"));

        using var archive = new ArchiveReader(Path.Combine(site.Folder, "b.zip"));
        Assert.Throws<StoreUnreachableException>(() => new Restoration(site.Site, new Seals(places), archive, (_, _) => { }).Store(new Change("a", DateTimeOffset.UnixEpoch, "b"), replace: true));
    }

    [Fact]
    public void Give_WhomTheRulesDontBind_IsRefused()
    {
        var owner = Store.Open(server.NewDatabase());

        Assert.Null(owner.Write(transaction => Grants.Give(transaction, transaction.Connection!.ExecuteScalar<string>("SELECT current_user", transaction: transaction)!)));
        Assert.Null(owner.Write(transaction => Grants.Give(transaction, "nobody_here\"; DROP TABLE event; --")));
        Assert.False(owner.Read(transaction => Grants.IsBound(transaction)));
    }

    [Fact]
    public void Open_AnEmptyDatabase_AsTheSitesRole_SaysWhoseTurnItIs()
    {
        var address = server.NewDatabase();

        Assert.Contains("owner", Assert.Throws<StoreUnreachableException>(() => Store.Open(server.AsSite(address, withRights: false))).Sentence.English, StringComparison.Ordinal);
    }

    // Tables that a new register brings have their rules and the role its rights at once.
    [Fact]
    public void ARegisterThatCameLater_IsGuardedToo()
    {
        var definition = site.Owner.Read(transaction => RegisterStore.All(transaction)[0]);

        site.Owner.Write("mofa", transaction =>
        {
            RegisterTables.Ensure(transaction, site.Owner.Dialect, definition with { Name = "later" });
            return 0;
        });

        try
        {
            Assert.Equal(0, site.Site.Read("mofa", transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM r_later", transaction: transaction)));
            Assert.Contains("r_later", Guarded());
        }
        finally
        {
            // The other tests look at every table, and of this one no agency has a row.
            site.Owner.Write(transaction => transaction.Connection!.Execute("DROP TABLE r_later", transaction: transaction));
        }
    }

    // Design, section 6: the agency in every key but the named reference tables; no sequences, no triggers; each table with an agency is guarded.
    [Fact]
    public void Schema_HasTheAgencyInEveryKey_AndNeitherSequencesNorTriggers()
    {
        string[] reference = ["migration", "register", "security_batch", "security_event", "person", "person_password", "session", "token", "provider_account", "passkey"];
        site.Owner.Read(transaction =>
        {
            var connection = transaction.Connection!;
            List<string> Ask(string question) => [.. connection.Query<string>(question, new { reference }, transaction)];
            var without = Ask(
                """
                SELECT c.relname || ' ' || i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = current_schema() AND i.indisunique AND NOT c.relname = ANY(@reference)
                  AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency' AND a.attnum = ANY(i.indkey))
                """);
            Assert.Empty(without);
            Assert.Empty(Ask(
                """
                SELECT conname || ' ' || conrelid::regclass FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = current_schema() AND f.contype = 'f' AND NOT c.relname = ANY(@reference)
                  AND NOT (f.confrelid::regclass::text = ANY(@reference))
                  AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency' AND a.attnum = ANY(f.conkey))
                """));
            Assert.Empty(Ask("SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema()"));
            Assert.Empty(Ask("SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND NOT tgisinternal"));
            Assert.Equal(["agency"], Ask(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND NOT rowsecurity AND NOT tablename = ANY(@reference) ORDER BY tablename"));
            Assert.True(Ask("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").Count > reference.Length + 10);
            return 0;
        });
    }

    private delegate long Reading(Func<DbTransaction, long> work);

    private List<string> Guarded() => site.Owner.Read(transaction => transaction.Connection!.Query<string>(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND rowsecurity AND tablename NOT IN ('head', 'person_role') ORDER BY tablename", transaction: transaction).ToList());
}
