namespace Guibiao.Web;

/// <summary>Addresses that answer programs: what is wrong there is said in JSON, not on a page.</summary>
internal static class DataAddress
{
    public static bool Is(HttpRequest request) => request.Path.Value is { } path
        && (path.StartsWith("/api/", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal));
}
