using System.Globalization;

namespace Guibiao;

/// <summary>A sentence or name in the two languages of the system.</summary>
public sealed record Text(string Chinese, string English)
{
    // By name: with InvariantGlobalization every culture's two-letter code is "iv".
    public string In(CultureInfo language) => language.Name == "en" || language.Name.StartsWith("en-", StringComparison.Ordinal) ? English : Chinese;
}
