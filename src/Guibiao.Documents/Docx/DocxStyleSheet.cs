using System.Globalization;
using System.Xml.Linq;

namespace Guibiao.Documents.Docx;

/// <summary>How one level of a list prints its numbers: %1 in the text stands for the number of the first level.</summary>
internal sealed record DocxLevel(NumberKind Kind, string Text, int Start, string? Style);

/// <summary>What the styles and lists of a document say that a reader needs.</summary>
internal sealed class DocxStyleSheet
{
    private static readonly XNamespace W = DocxReader.W;

    private readonly Dictionary<string, XElement> styles = [];
    private readonly Dictionary<string, Dictionary<int, DocxLevel>> lists = [];
    private readonly Dictionary<string, string> numbers = [];

    public DocxStyleSheet(XElement? sheet, XElement? numbering)
    {
        foreach (var style in sheet?.Elements(W + "style") ?? [])
        {
            if (style.Attribute(W + "styleId")?.Value is { } id)
            {
                styles[id] = style;
            }
        }
        Language = sheet?.Element(W + "docDefaults")?.Descendants(W + "lang").FirstOrDefault()?.Attribute(W + "eastAsia")?.Value is { Length: > 1 and <= 12 } language ? language : null;
        var shapes = new Dictionary<string, Dictionary<int, DocxLevel>>();
        foreach (var shape in numbering?.Elements(W + "abstractNum") ?? [])
        {
            shapes[shape.Attribute(W + "abstractNumId")?.Value ?? ""] = shape.Elements(W + "lvl").DistinctBy(Depth).ToDictionary(Depth, Level);
        }
        foreach (var list in numbering?.Elements(W + "num") ?? [])
        {
            var (id, shape) = (list.Attribute(W + "numId")?.Value ?? "", list.Element(W + "abstractNumId")?.Attribute(W + "val")?.Value ?? "");
            var levels = new Dictionary<int, DocxLevel>(shapes.GetValueOrDefault(shape) ?? []);
            numbers[id] = shape;
            foreach (var other in list.Elements(W + "lvlOverride"))
            {
                var depth = Depth(other);
                levels[depth] = other.Element(W + "lvl") is { } level ? Level(level)
                    : levels.GetValueOrDefault(depth, new(NumberKind.Digits, "%1.", 1, null)) with { Start = Number(other.Element(W + "startOverride")?.Attribute(W + "val")) ?? 1 };
                // A list that begins anew counts for itself.
                numbers[id] = "num " + id;
            }
            lists[id] = levels;
        }
    }

    public string? Language { get; }

    public DocxLevel? Level(string list, int depth) => lists.TryGetValue(list, out var levels) ? levels.GetValueOrDefault(depth) : null;

    /// <summary>What lists count together: those of one shape go on with each other.</summary>
    public string Counter(string list) => numbers.GetValueOrDefault(list, list);

    /// <summary>The level of a heading, from 1; null for any other paragraph.</summary>
    public int? Heading(XElement? properties)
    {
        var own = Number(properties?.Element(W + "outlineLvl")?.Attribute(W + "val"));
        foreach (var style in Chain(properties))
        {
            own ??= Number(style.Element(W + "pPr")?.Element(W + "outlineLvl")?.Attribute(W + "val"));
            if (own is null && Name(style) is { } name && name.StartsWith("heading ", StringComparison.Ordinal) && int.TryParse(name[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            {
                own = level - 1;
            }
        }
        return own is >= 0 and < 9 ? own + 1 : null;
    }

    /// <summary>True for a line of the contents, by its style.</summary>
    public bool IsOfContents(XElement? properties) => Chain(properties).Any(style => Name(style) is { } name && (name == "toc heading" || name.StartsWith("toc ", StringComparison.Ordinal) || name.StartsWith("contents ", StringComparison.Ordinal)));

    /// <summary>The list and depth that a paragraph or its style says it is in; depth counts from 0.</summary>
    public (string List, int Depth)? List(XElement? properties)
    {
        if (Numbering(properties) is { } own)
        {
            return Item(own.Id, own.Depth ?? 0);
        }
        foreach (var style in Chain(properties))
        {
            if (Numbering(style.Element(W + "pPr")) is { } found)
            {
                // The level of a style is the one that names it.
                var id = style.Attribute(W + "styleId")?.Value;
                var depth = found.Depth ?? (found.Id is { } list && lists.TryGetValue(list, out var levels) ? levels.FirstOrDefault(level => level.Value.Style == id).Key : 0);
                return Item(found.Id, depth);
            }
        }
        return null;
    }

    /// <summary>True for a run that the document keeps without showing it.</summary>
    public bool IsHidden(XElement? properties) => IsOn(properties?.Element(W + "vanish"))
        || properties?.Element(W + "rStyle")?.Attribute(W + "val")?.Value is { } id && styles.TryGetValue(id, out var style) && IsOn(style.Element(W + "rPr")?.Element(W + "vanish"));

    /// <summary>True for a property that is there and not switched off.</summary>
    public static bool IsOn(XElement? property) => property is not null && property.Attribute(W + "val")?.Value is not ("0" or "false" or "off");

    public static int? Number(XAttribute? attribute) => int.TryParse(attribute?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static (string List, int Depth)? Item(string? list, int depth) => list is null or "0" ? null : (list, Math.Clamp(depth, 0, 8));

    private static (string? Id, int? Depth)? Numbering(XElement? properties) => properties?.Element(W + "numPr") is { } numbered
        ? (numbered.Element(W + "numId")?.Attribute(W + "val")?.Value, Number(numbered.Element(W + "ilvl")?.Attribute(W + "val"))) : null;

    // A style that names itself as a parent, by whatever way, ends.
    private IEnumerable<XElement> Chain(XElement? properties)
    {
        var id = properties?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;
        for (var depth = 0; depth < 16 && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.Element(W + "basedOn")?.Attribute(W + "val")?.Value;
        }
    }

    private static string? Name(XElement style) => style.Element(W + "name")?.Attribute(W + "val")?.Value.ToLowerInvariant();

    private static int Depth(XElement level) => Number(level.Attribute(W + "ilvl")) ?? 0;

    private static DocxLevel Level(XElement level) => new(
        Kind(level.Element(W + "numFmt")?.Attribute(W + "val")?.Value), level.Element(W + "lvlText")?.Attribute(W + "val")?.Value ?? "",
        Number(level.Element(W + "start")?.Attribute(W + "val")) ?? 1, level.Element(W + "pStyle")?.Attribute(W + "val")?.Value);

    private static NumberKind Kind(string? format) => format switch
    {
        "none" or "bullet" => NumberKind.None,
        "taiwaneseCounting" or "taiwaneseCountingThousand" or "taiwaneseDigital" or "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "ideographDigital" => NumberKind.Chinese,
        "ideographLegalTraditional" or "chineseLegalSimplified" or "japaneseLegal" => NumberKind.FormalChinese,
        "ideographTraditional" => NumberKind.Stems,
        "ideographZodiac" => NumberKind.Branches,
        "decimalFullWidth" or "decimalFullWidth2" => NumberKind.WideDigits,
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" or "ideographEnclosedCircle" => NumberKind.Circled,
        "lowerLetter" => NumberKind.LowerLetters,
        "upperLetter" => NumberKind.UpperLetters,
        "lowerRoman" => NumberKind.LowerRoman,
        "upperRoman" => NumberKind.UpperRoman,
        _ => NumberKind.Digits,
    };
}
