namespace Guibiao.Tests;

/// <summary>Where the project stands, and the shared folder beside it where there is one.</summary>
public static class Project
{
    public static string Root { get; } = FindRoot();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of the shared folder, or null where the project stands alone.</summary>
    public static string? Shared(params string[] parts)
    {
        var file = Path.Combine([Path.GetDirectoryName(Root)!, "shared", .. parts]);
        return System.IO.File.Exists(file) ? file : null;
    }

    /// <summary>How often a slow property is tried: so many times, fifty times as often in ./test --all.</summary>
    public static int Often(int times) => IsAll ? 50 * times : times;

    /// <summary>Whether the long runs are asked for.</summary>
    public static bool IsAll => Environment.GetEnvironmentVariable("GUIBIAO_TEST_ALL") == "1";

    public static IEnumerable<string> Sources(string folder) =>
        from file in Directory.EnumerateFiles(File(folder), "*.*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        let below = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !below.Contains("/obj/", StringComparison.Ordinal) && !below.Contains("/bin/", StringComparison.Ordinal)
        select below;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Guibiao.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new DirectoryNotFoundException("Guibiao.slnx");
    }
}
