using System.Text.RegularExpressions;

namespace Guibiao.Formulas;

/// <summary>A value as a person writes it: a decimal, an optional thousands comma, an optional %; empty is missing.</summary>
public static partial class GivenValue
{
    /// <summary>False where the text is no such value.</summary>
    public static bool TryRead(string text, out TermValue value)
    {
        value = TermValue.Missing();
        var folded = NameText.Fold(text);
        if (folded.Length == 0)
        {
            return true;
        }
        if (!Number().IsMatch(folded) || !Exact.TryParse(folded.Replace(",", "").TrimEnd('%'), out var number))
        {
            return false;
        }
        value = TermValue.Of(folded.EndsWith('%') ? number / 100 : number);
        return true;
    }

    [GeneratedRegex(@"\A[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?%?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
