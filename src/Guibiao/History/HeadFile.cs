using System.Text;

namespace Guibiao.History;

/// <summary>The file of signed heads outside the database: a line each, only ever added to.</summary>
public static class HeadFile
{
    /// <summary>The heads in the order in which they were written, and the number of the first line that is none.</summary>
    public static (IReadOnlyList<Head> Heads, int? BadLine) Read(string file)
    {
        if (!File.Exists(file))
        {
            return ([], null);
        }
        var heads = new List<Head>();
        int? bad = null;
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (Head.Read(line) is { } head)
            {
                heads.Add(head);
            }
            else if (line.Length > 0)
            {
                bad ??= number;
            }
        }
        return (heads, bad);
    }

    /// <summary>Adds the heads; they are on the disk when this returns.</summary>
    public static void Append(string file, IEnumerable<Head> heads)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(heads.Select(head => head.Print() + "\n"))));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SealException(Messages.Get("seal.unwritable", file));
        }
    }
}
