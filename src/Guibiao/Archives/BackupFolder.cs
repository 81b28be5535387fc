using System.Globalization;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Archives;

/// <summary>A folder of archives that were made on a schedule. It touches the files that bear its names, and no others.</summary>
public sealed class BackupFolder(string folder, Retention retention)
{
    private const string Pattern = "'guibiao-'yyyyMMdd'T'HHmmss'Z.zip'";

    public string Path => folder;

    /// <summary>The archives that are there, the newest first.</summary>
    public IReadOnlyList<(DateTimeOffset Made, string File)> All => Directory.Exists(folder)
        ? [.. from file in Directory.EnumerateFiles(folder, "guibiao-*.zip")
              let made = Made(System.IO.Path.GetFileName(file))
              where made is not null
              orderby made descending
              select (made.Value, file)]
        : [];

    /// <summary>Makes one, reads it back, and only then lets older ones go. Returns its file.</summary>
    /// <exception cref="ArchiveException">It can't be written, or doesn't read as it was written; older ones stay.</exception>
    public string Make(Store store, Seals seals, DateTimeOffset now)
    {
        var file = System.IO.Path.Combine(folder, now.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture));
        ArchiveWriter.Write(store, seals, file, now, (_, _) => { });
        try
        {
            // Opening it checks every digest.
            using var archive = new ArchiveReader(file);
        }
        catch (ArchiveException)
        {
            File.Delete(file);
            throw;
        }
        var kept = retention.Kept(All.Select(one => one.Made));
        foreach (var (_, old) in All.Where(one => !kept.Contains(one.Made)))
        {
            File.Delete(old);
        }
        return file;
    }

    private static DateTimeOffset? Made(string name) =>
        DateTime.TryParseExact(name, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var made) ? new DateTimeOffset(made, TimeSpan.Zero) : null;
}
