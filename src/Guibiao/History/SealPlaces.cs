using Guibiao.Storage;

namespace Guibiao.History;

/// <summary>Where the signed heads and the key that signs them are kept, outside the database: beside it, or where GUIBIAO_HEADS and GUIBIAO_KEY say.</summary>
public sealed record SealPlaces(string HeadFile, string KeyFile)
{
    /// <summary>The folder of the keys to cookies and authenticators: beside the signing key, or where GUIBIAO_SIGN_IN_KEYS says.</summary>
    public string SignInKeys => Setting("GUIBIAO_SIGN_IN_KEYS") ?? KeyFile + ".d";

    /// <param name="address">The database's address.</param>
    /// <param name="folder">Where the files are kept if the database is no file.</param>
    public static SealPlaces Of(string address, string folder)
    {
        var beside = address.StartsWith("sqlite:", StringComparison.Ordinal) ? Path.GetFullPath(address["sqlite:".Length..]) : Path.Combine(folder, PostgreSqlAddress.FileName(address));
        return new(Setting("GUIBIAO_HEADS") ?? beside + ".heads", Setting("GUIBIAO_KEY") ?? beside + ".key");
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } path ? Path.GetFullPath(path) : null;
}
