using System.Globalization;

namespace Guibiao;

/// <summary>A sentence or name in the two languages of the system.</summary>
public sealed record Text(string Chinese, string English)
{
    public string In(CultureInfo language) => language.TwoLetterISOLanguageName == "en" ? English : Chinese;
}
