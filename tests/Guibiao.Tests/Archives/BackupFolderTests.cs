using Guibiao.Archives;
using Guibiao.Evidence;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Archives;

public sealed class BackupFolderTests(SampleArchive sample) : IClassFixture<SampleArchive>
{
    private static readonly DateTimeOffset Night = new(2018, 2, 2, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Make_NightAfterNight_KeepsWhatItShould_AndNobodyElsesFiles()
    {
        var folder = sample.New("nights");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "guibiao-of-mine.zip"), "mine");
        File.WriteAllText(Path.Combine(folder, "letter.txt"), "mine");
        var backups = new BackupFolder(folder, new Retention(2, 0, 0));
        for (var night = 0; night < 4; night++)
        {
            backups.Make(sample.Sample.Store, sample.Seals, Night.AddDays(night));
        }
        Assert.Equal(["guibiao-20180204T183000Z.zip", "guibiao-20180205T183000Z.zip", "guibiao-of-mine.zip", "letter.txt"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Night.AddDays(3), backups.All[0].Made);

        var restored = sample.Empty("from-night.db");
        using var archive = new ArchiveReader(backups.All[0].File);
        new Restoration(restored, sample.SealsOf("from-night"), archive, (_, _) => { }).Store(new Change("王", Night.AddDays(5), "還原"), replace: false);
        Assert.Equal(Count(sample.Sample), restored.Read(transaction => EntryList.Count(transaction, "mofa", sample.Sample.Registers["visits"], new EntryQuery())));
    }

    [Fact]
    public void Make_WhereNothingCanBeWritten_SaysSo_AndKeepsTheOldOnes()
    {
        var folder = sample.New("broken");
        var backups = new BackupFolder(folder, new Retention(1, 0, 0));
        backups.Make(sample.Sample.Store, sample.Seals, Night);
        // A folder of that name stands in the way.
        Directory.CreateDirectory(Path.Combine(folder, "guibiao-20180203T183000Z.zip"));
        Assert.Throws<ArchiveException>(() => backups.Make(sample.Sample.Store, sample.Seals, Night.AddDays(1)));
        Assert.Equal(Night, backups.All[0].Made);
    }

    private static long Count(SampleStore sample) => sample.Store.Read(transaction => EntryList.Count(transaction, "mofa", sample.Registers["visits"], new EntryQuery()));
}
