using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Archives;

/// <summary>The sample year in a store, and an archive of it.</summary>
public sealed class SampleArchive : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2018, 2, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public SampleArchive()
    {
        Seals = new(new(Path.Combine(folder, "a.heads"), Path.Combine(folder, "a.key")));
        Sample.Store.Write(transaction => SecurityLog.Append(transaction, [SecurityEvent.Of(Noon, "王", "", "signin.fail", "王")], Noon));
        File = New("sample.zip");
        ArchiveWriter.Write(Sample.Store, Seals, File, Noon, (_, _) => { });
    }

    public SampleStore Sample { get; } = new(null, "mofa-105", "mofa");

    public Seals Seals { get; }

    public string File { get; }

    public string New(string name) => Path.Combine(folder, name);

    public Store Empty(string name) => Store.Open("sqlite:" + New(name));

    public Seals SealsOf(string name) => new(new(New(name + ".heads"), New(name + ".key")));

    public void Dispose()
    {
        Sample.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
