using System.Globalization;
using System.Text;

namespace Guibiao.Documents.Charts;

/// <summary>
/// Writes one chart as SVG: title, description, and shapes that carry a class (for a site's stylesheet) and a presentation attribute
/// (for everywhere else). No style attributes, so it stands under a strict content security policy.
/// </summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(string kind, decimal width, decimal height, string title, string description, bool stretches)
    {
        _text.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {kind}\" viewBox=\"0 0 {Number(width)} {Number(height)}\"");
        // A chart without text may be stretched to the room it is given; one with text keeps its proportions.
        _text.Append(stretches ? " preserveAspectRatio=\"none\"" : "");
        _text.Append($" role=\"img\"><title>{Escape(title)}</title><desc>{Escape(description)}</desc>");
    }

    public void Rectangle(string kind, decimal x, decimal y, decimal width, decimal height) =>
        _text.Append($"<rect class=\"{kind}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"{Ink.Of(kind)}\"/>");

    public void Circle(string kind, decimal x, decimal y, decimal radius) =>
        _text.Append($"<circle class=\"{kind}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" fill=\"{Ink.Of(kind)}\"/>");

    public void Line(string kind, decimal width, string? dashes, params IEnumerable<(decimal X, decimal Y)> points)
    {
        var path = string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
        var dashed = dashes is null ? "" : $" stroke-dasharray=\"{dashes}\"";
        _text.Append($"<polyline class=\"{kind}\" points=\"{path}\" fill=\"none\" stroke=\"{Ink.Of(kind)}\" stroke-width=\"{Number(width)}\"{dashed}/>");
    }

    public void Text(string kind, decimal x, decimal y, string anchor, string text) =>
        _text.Append($"<text class=\"{kind}\" x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\" font-size=\"13\" font-family=\"Noto Sans TC, Noto Sans CJK TC, sans-serif\" fill=\"{Ink.Of(kind)}\">{Escape(text)}</text>");

    public override string ToString() => _text + "</svg>";

    /// <summary>Two places are a hundredth of a unit: finer than any printer.</summary>
    private static string Number(decimal number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            // Control characters may not stand in XML at all; names come from documents that can hold them.
            safe.Append(sign switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                _ when char.IsControl(sign) => " ",
                _ => sign.ToString(),
            });
        }
        return safe.ToString();
    }
}
