using System.Globalization;
using System.Xml.Linq;

namespace Guibiao.Documents.Odt;

/// <summary>How one level of a list prints its numbers: prefix, suffix, the first number, and how many levels above stand before it.</summary>
internal sealed record OdtLevel(NumberKind Kind, string Prefix, string Suffix, int Start, int Shown);

/// <summary>What the styles of an OpenDocument text say that a reader needs: lists, hidden text, parents.</summary>
internal sealed class OdtStyleSheet
{
    private static readonly XNamespace Style = OdtNames.Style;
    private static readonly XNamespace Text = OdtNames.Text;
    private static readonly XNamespace Fo = OdtNames.Fo;

    private readonly Dictionary<string, XElement> styles = [];
    private readonly Dictionary<string, Dictionary<int, OdtLevel>> lists = [];

    public OdtStyleSheet(XElement content, XElement? named)
    {
        foreach (var element in (named?.Descendants() ?? []).Concat(content.Elements().Where(part => part.Name.LocalName == "automatic-styles").Descendants()))
        {
            if (element.Name == Style + "style" && element.Attribute(Style + "name")?.Value is { } name)
            {
                styles[Key(element.Attribute(Style + "family")?.Value, name)] = element;
            }
            else if (element.Name == Text + "list-style" && element.Attribute(Style + "name")?.Value is { } list)
            {
                lists[list] = Levels(element);
            }
            else if (element.Name == Text + "outline-style")
            {
                Outline = Levels(element);
            }
        }
        var words = named?.Descendants(Style + "default-style").FirstOrDefault(style => style.Attribute(Style + "family")?.Value == "paragraph")?.Element(Style + "text-properties");
        Language = words?.Attribute(Fo + "language")?.Value is { Length: > 1 and <= 8 } language && language != "none"
            ? words.Attribute(Fo + "country")?.Value is { Length: 2 } country ? $"{language}-{country}" : language
            : null;
    }

    /// <summary>How headings are numbered, by their level.</summary>
    public Dictionary<int, OdtLevel> Outline { get; } = [];

    public string? Language { get; }

    public OdtLevel? Level(string? list, int depth) => list is not null && lists.TryGetValue(list, out var levels) ? levels.GetValueOrDefault(depth) : null;

    /// <summary>True for text that the document keeps without showing it.</summary>
    public bool IsHidden(string family, string? style) => Chain(family, style).Any(one => one.Element(Style + "text-properties")?.Attribute(Text + "display")?.Value == "none");

    /// <summary>True for a paragraph that belongs to the contents or an index by its style.</summary>
    public bool IsOfContents(string? style) => style is not null && (IsContents(style) || Chain("paragraph", style).Any(one => one.Attribute(Style + "parent-style-name")?.Value is { } parent && IsContents(parent)));

    private static bool IsContents(string name) => name.StartsWith("Contents_20_", StringComparison.Ordinal) || name.StartsWith("TOC", StringComparison.Ordinal);

    // A style that names itself as a parent, by whatever way, ends.
    private IEnumerable<XElement> Chain(string family, string? style)
    {
        for (var depth = 0; depth < 16 && style is not null && styles.TryGetValue(Key(family, style), out var found); depth++)
        {
            yield return found;
            style = found.Attribute(Style + "parent-style-name")?.Value;
        }
    }

    private static string Key(string? family, string name) => family + "/" + name;

    private static Dictionary<int, OdtLevel> Levels(XElement list)
    {
        var levels = new Dictionary<int, OdtLevel>();
        foreach (var level in list.Elements())
        {
            if (Number(level.Attribute(Text + "level")) is { } depth)
            {
                var numbered = level.Name.LocalName is "list-level-style-number" or "outline-level-style";
                levels[depth] = new(numbered ? Kind(level.Attribute(Style + "num-format")?.Value) : NumberKind.None, numbered ? level.Attribute(Style + "num-prefix")?.Value ?? "" : "",
                    numbered ? level.Attribute(Style + "num-suffix")?.Value ?? "" : "", Number(level.Attribute(Text + "start-value")) ?? 1, Number(level.Attribute(Text + "display-levels")) ?? 1);
            }
        }
        return levels;
    }

    public static int? Number(XAttribute? attribute) => int.TryParse(attribute?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static NumberKind Kind(string? format) => format switch
    {
        null or "" => NumberKind.None,
        "a" => NumberKind.LowerLetters,
        "A" => NumberKind.UpperLetters,
        "i" => NumberKind.LowerRoman,
        "I" => NumberKind.UpperRoman,
        _ => format[0] switch
        {
            '一' => NumberKind.Chinese,
            '壹' or '壱' => NumberKind.FormalChinese,
            '甲' => NumberKind.Stems,
            '子' => NumberKind.Branches,
            '①' => NumberKind.Circled,
            '１' => NumberKind.WideDigits,
            _ => NumberKind.Digits,
        },
    };
}
