namespace Guibiao.Plans;

/// <summary>The line under the title on a plan's cover: 中華民國 105 年度　第 2 版（核定本）.</summary>
internal static class CoverLine
{
    private const string Era = "中華民國";

    private static readonly Dictionary<string, string> Statuses = new() { ["draft"] = "草案", ["approved"] = "核定本", ["amended"] = "修正本", ["closed"] = "結案本" };

    public static string Print(int? year, int? version, string? status) => string.Join('　', ((string?[])
    [
        year is null ? null : $"{Era} {year} 年度",
        version is null ? null : $"第 {version} 版",
    ]).OfType<string>()) + (status is null ? "" : $"（{Statuses.GetValueOrDefault(status, status)}）");

    /// <summary>True for a line that only says which year and which version this is.</summary>
    public static bool Is(string text)
    {
        var folded = Folding.Fold(text);
        var rest = Without(Without(folded, Era, "年度"), "第", "版");
        return folded.Length > 0 && rest.Length < folded.Length && (rest.Length == 0 || Statuses.Values.Any(status => rest == $"({status})"));
    }

    private static string Without(string folded, string before, string after)
    {
        if (!folded.StartsWith(before, StringComparison.Ordinal) || Numeral.Read(folded, before.Length) is not { } numeral)
        {
            return folded;
        }
        var rest = folded[(before.Length + numeral.Length)..];
        return rest.StartsWith(after, StringComparison.Ordinal) ? rest[after.Length..] : folded;
    }
}
