using System.Data.Common;
using Dapper;
using Guibiao.Evidence;
using Guibiao.Storage;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Evidence;

public sealed class RegisterTablesOnSqliteTests() : RegisterTablesTests(null);

public sealed class RegisterTablesOnPostgreSqlTests(PostgreSqlServer server) : RegisterTablesTests(server);

public abstract class RegisterTablesTests(PostgreSqlServer? server) : IDisposable
{
    private readonly Ministry ministry = new(server);

    public void Dispose()
    {
        ministry.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Create_PostgreSql_IsWrittenInItsDialect() =>
        Assert.Equal("""
            CREATE TABLE IF NOT EXISTS r_visits (
              agency text COLLATE "C" NOT NULL REFERENCES agency,
              entry text COLLATE "C" NOT NULL,
              known_from iso_time NOT NULL,
              known_to iso_time CHECK (known_to > known_from),
              unit text COLLATE "C" NOT NULL,
              status text COLLATE "C" NOT NULL CHECK (status IN ('entered', 'submitted', 'verified', 'returned')),
              class text COLLATE "C" NOT NULL CHECK (class IN ('public', 'restricted')),
              file text COLLATE "C",
              line bigint,
              import bigint,
              event bigint NOT NULL,
              digest text COLLATE "C" NOT NULL,
              extra text NOT NULL DEFAULT '{}',
              "number" text COLLATE "C" NOT NULL,
              "visited" iso_date NOT NULL,
              "country" text COLLATE "C" NOT NULL,
              "rank" text COLLATE "C",
              "stay_from" iso_date,
              "stay_to" iso_date CHECK ("stay_to" >= "stay_from"),
              "guests" bigint,
              "cost" bigint,
              "official" bigint CHECK ("official" IN (0, 1)),
              PRIMARY KEY (agency, entry, known_from),
              FOREIGN KEY (agency, unit) REFERENCES unit (agency, unit)
            )
            CREATE UNIQUE INDEX IF NOT EXISTS r_visits_current ON r_visits (agency, entry) WHERE known_to IS NULL
            CREATE INDEX IF NOT EXISTS r_visits_date ON r_visits (agency, "visited", entry)
            """.ReplaceLineEndings("\n"), string.Join('\n', RegisterTables.Create(ministry.Visits, Dialect.PostgreSql)));

    [Theory]
    [InlineData("visited = '2016-02-30'")]
    [InlineData("official = 2")]
    [InlineData("guests = '三'")]
    [InlineData("stay_to = '2016-01-01', stay_from = '2016-02-01'")]
    [InlineData("status = 'done'")]
    [InlineData("class = 'secret'")]
    [InlineData("country = NULL")]
    [InlineData("unit = 'X'")]
    [InlineData("known_to = '2000-01-01T00:00:00.0000000Z'")]
    public void Create_EnforcesTypesAndChecks(string change)
    {
        ministry.Import("編號,訪問日,國家,單位\nA,2016-03-05,JP,DAP\n");
        using var connection = ministry.Store.Connect();

        Assert.ThrowsAny<DbException>(() => connection.Execute($"UPDATE r_visits SET {change}"));
    }

    [Fact]
    public void Save_GrownDefinition_AddsColumns_AndTheContentOfBeforeIsTheSame()
    {
        const string Csv = "編號,訪問日,國家,單位\nA,2016-03-05,JP,DAP\n";
        ministry.Import(Csv);
        var grown = ministry.Visits with
        {
            Fields = [.. ministry.Visits.Fields, new Field("topic", new Text("議題", "Topic"), FieldType.Text, true, true), new Field("talks", new Text("會談", "Talks"), FieldType.Range, false, true)],
        };

        ministry.Store.Write(transaction => RegisterStore.Save(transaction, ministry.Store.Dialect, grown));
        ministry.Store.Write(transaction => RegisterStore.Save(transaction, ministry.Store.Dialect, grown));

        Assert.Equal("A - -", ministry.Rows("SELECT entry, topic, talks_to FROM r_visits"));
        Assert.Equal(grown.Fields.Select(field => field.Name), ministry.Store.Read(transaction => RegisterStore.Find(transaction, "visits"))!.Fields.Select(field => field.Name));
        Assert.Equal(1, ministry.Import(Csv).Duplicates);
    }

    [Fact]
    public void Save_OtherMeaning_IsRefused()
    {
        var other = ministry.Visits with
        {
            Date = "stay",
            Fields = [.. ministry.Visits.Fields.Where(field => field.Name != "rank").Select(field => field.Name == "cost" ? field with { Scale = 0 } : field)],
        };

        Assert.Equal("""
            The register visits is in use: its key and its date field stay.
            The field rank of the register visits is in use: it stays.
            The field cost of the register visits is in use: its type, scale and list stay.
            """.ReplaceLineEndings("\n"), Ministry.Sentences(ministry.Store.Write(transaction => RegisterStore.Save(transaction, ministry.Store.Dialect, other))));
    }

    [Fact]
    public void Find_Stored_IsTheDefinitionThatWasSaved()
    {
        var stored = ministry.Store.Read(transaction => RegisterStore.Find(transaction, "visits"))!;

        Assert.Equivalent(ministry.Visits, stored, strict: true);
    }
}
