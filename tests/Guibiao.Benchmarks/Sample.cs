using System.Globalization;
using System.Text;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Storage;

namespace Guibiao.Benchmarks;

/// <summary>The project's own pack in a database of its own, with as many more visits as are asked for.</summary>
public sealed class Sample : IDisposable
{
    public const string Agency = "mofa";

    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public Sample()
    {
        Store = Store.Open(Address);
        var loaded = PackLoader.Load(Store, Path.Combine(Root, "packs", "mofa-105"), null, null, TimeProvider.System);
        if (loaded.Issues.Any(issue => issue.Severity == Severity.Error))
        {
            throw new InvalidOperationException(loaded.Issues[0].Message.English);
        }
        Visits = Store.Read(transaction => RegisterStore.Find(transaction, "visits"))!;
    }

    public static string Root { get; } = FindRoot();

    public string Address => "sqlite:" + Path.Combine(folder, "sample.db");

    public Store Store { get; }

    public Register Visits { get; }

    public static Change Change { get; } = new("benchmark", new DateTimeOffset(2017, 1, 20, 0, 0, 0, TimeSpan.Zero), "benchmark");

    public ImportResult ImportVisits(byte[] csv) =>
        EvidenceImporter.Import(Store, Agency, Visits, csv, "visits.csv", new ImportOptions(EntryStatus.Verified), Change, TallyBook.Apply);

    /// <summary>Rows of the visits register, each another entry, over two years, countries and ranks.</summary>
    public static byte[] VisitsCsv(int rows)
    {
        string[] countries = ["HN", "PY", "PW", "SZ", "US", "JP", "DE", "FR", "GB", "KR"];
        string[] ranks = ["minister", "vice_minister", "member_of_parliament", "director_general"];
        var text = new StringBuilder("unit,number,country,direction,rank,post,visited,days\n");
        for (var i = 0; i < rows; i++)
        {
            var country = countries[i % countries.Length];
            var day = new DateOnly(2015, 1, 1).AddDays(i * 7 % 730);
            text.Append(CultureInfo.InvariantCulture, $"M-{country},Z{i:000000},{country},inbound,{ranks[i / 10 % ranks.Length]},部長,{day:yyyy-MM-dd},{1 + (i % 9)}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Guibiao.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Guibiao.slnx");
        }
        return folder;
    }
}
