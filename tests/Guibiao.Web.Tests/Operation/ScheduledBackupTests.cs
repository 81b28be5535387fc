using Guibiao.Archives;
using Guibiao.Storage;
using Microsoft.AspNetCore.Builder;

namespace Guibiao.Web.Tests.Operation;

public sealed class ScheduledBackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Site_BacksItselfUp_WhenItsTimeComes()
    {
        var backups = Path.Combine(folder, "backups");
        await using var site = await Serve(backups, "* * * * * ?");
        await Until(() => Task.FromResult(Directory.Exists(backups) && Directory.EnumerateFiles(backups, "guibiao-*.zip").Any()));
        using var archive = new ArchiveReader(Directory.EnumerateFiles(backups, "guibiao-*.zip").First());
        Assert.Equal(Migrations.Newest, archive.Schema);
        await site.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Site_ThatCannotBackUp_GoesOn_AndSaysThatItIsDegraded()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        await using var site = await Serve(Path.Combine(folder, "file", "backups"), "* * * * * ?");
        using var http = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        await Until(async () => await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)) == "Degraded");
        (await http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await site.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Schedule_ThatIsNone_IsRefusedInASentence() =>
        Assert.Contains("GUIBIAO_BACKUP_SCHEDULE", Assert.Throws<RefusalException>(() => Site.Build(Settings(folder, "often"))).Issue.Message.English, StringComparison.Ordinal);

    private async Task<WebApplication> Serve(string backups, string schedule)
    {
        var site = Site.Build(Settings(backups, schedule));
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    private SiteSettings Settings(string backups, string schedule) =>
        new(0, "sqlite:" + Path.Combine(folder, "a.db"), Backups: new BackupSettings(backups, schedule, Retention.Default));

    private static async Task Until(Func<Task<bool>> done)
    {
        for (var tries = 0; tries < 300 && !await done(); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.True(await done());
    }
}
