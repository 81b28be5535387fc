namespace Guibiao.Web.Tests;

/// <summary>Where the project's own files are.</summary>
internal static class Project
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Guibiao.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
