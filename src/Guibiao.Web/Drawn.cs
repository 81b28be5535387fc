using System.Globalization;
using Guibiao.Formulas;

namespace Guibiao.Web;

/// <summary>An exact number as a picture needs it. What is too large for a decimal can't be drawn and is left out; its text stands beside.</summary>
internal static class Drawn
{
    public static decimal? Of(Exact? number) =>
        number is { } exact && decimal.TryParse(Display.Value(exact), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
}
