using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Reads work plans and their items from the joined cells, and ties the items to the indicators.</summary>
internal sealed class WorkReading(IReadOnlyList<WorkPlanText> texts, List<Issue> issues)
{
    private bool plansNumbered;
    private bool itemsNumbered;

    /// <summary>The link texts of every item, in order.</summary>
    public Dictionary<Entry, List<string>> Split(IReadOnlyList<Indicator> indicators)
    {
        var names = indicators.Where(indicator => indicator.Name is not null).Select(indicator => Folding.Fold(indicator.Name!)).ToHashSet();
        return texts.SelectMany(plan => plan.Entries).ToDictionary(entry => entry, entry => LinkTexts.Split(entry[Column.Links], names));
    }

    public IReadOnlyList<WorkPlan> Read(IReadOnlyList<Indicator> indicators, Dictionary<Entry, List<string>> links)
    {
        var plans = new List<WorkPlan>();
        plansNumbered = AreNumbered(texts.Select((plan, index) => (plan.Name, index + 1)));
        itemsNumbered = AreNumbered(texts.SelectMany(plan => plan.Entries.Select((entry, index) => (entry[Column.Item], index + 1))));
        foreach (var text in texts)
        {
            var name = Bare(CellJoin.OneLine(text.Name), plans.Count + 1, plansNumbered, text.First.Place);
            var items = new List<WorkItem>();
            foreach (var entry in text.Entries)
            {
                items.Add(Item(entry, items.Count + 1, [.. links[entry].Select(link => Tie(link, entry, indicators))]));
            }
            plans.Add(new(name.Length == 0 ? null : name, items));
        }
        return plans;
    }

    private WorkItem Item(Entry entry, int expected, IReadOnlyList<Link> links)
    {
        var name = Bare(CellJoin.OneLine(entry[Column.Item]), expected, itemsNumbered, entry.At(Column.Item));
        foreach (var column in (ReadOnlySpan<Column>)[Column.Item, Column.Category, Column.Control, Column.Budget, Column.Contents])
        {
            if (entry[column].Length == 0 && entry.First.Has(column))
            {
                issues.Add(Issue.Warning("plan.itemCellEmpty", entry.First.Place, Excerpt.Of(name), ColumnName.Of(column)));
            }
        }
        if (links.Count == 0 && entry.First.Has(Column.Links))
        {
            issues.Add(Issue.Information("plan.itemUnlinked", entry.First.Place, Excerpt.Of(name)));
        }
        return new(Filled(name), Filled(entry[Column.Category]), Filled(entry[Column.Control]), Filled(entry[Column.Budget]), Contents(entry[Column.Contents]), links);
    }

    /// <summary>One text a numbered paragraph, without its marker; unnumbered paragraphs stay as they are.</summary>
    internal static IReadOnlyList<string> Contents(string cell)
    {
        var contents = new List<string>();
        var start = 0;
        // What stands before 一、 is a paragraph of its own; （一） and 1. in the middle of a text are its sub-items.
        for (var at = 0; at < cell.Length; at++)
        {
            if ((at == 0 || char.IsWhiteSpace(cell[at - 1]) || cell[at - 1] == '。') && Marker.Read(cell, at) is { IsSure: true, Number: 1 } first && (at == 0 || first is { Chinese: true, Shape: MarkerShape.Comma } && NumberedText.Split(cell[at..])!.Count > 1))
            {
                contents.AddRange(Paragraphs(cell[start..at]));
                contents.AddRange(NumberedText.Split(cell[at..])!.Select(part => CellJoin.OneLine(part.Text)).Where(text => text.Length > 0));
                return contents;
            }
        }
        contents.AddRange(Paragraphs(cell));
        return contents;
    }

    private static IEnumerable<string> Paragraphs(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private readonly Dictionary<string, string?> nearest = [];

    // The name nearest to a link's text; the same text, which items share, is compared once.
    private string? Near(string text, IReadOnlyList<Indicator> indicators)
    {
        if (!nearest.TryGetValue(text, out var near))
        {
            nearest[text] = near = Nearest.To(text, indicators.Select(indicator => indicator.Name ?? indicator.SuggestedName ?? ""));
        }
        return near;
    }

    private Link Tie(string text, Entry entry, IReadOnlyList<Indicator> indicators)
    {
        var folded = Folding.Fold(text);
        var matches = indicators.Where(indicator => indicator.Name is not null && Folding.Fold(indicator.Name) == folded).ToList();
        if (matches.Count == 1)
        {
            return new(text, matches[0].Id, null);
        }
        var best = matches.FirstOrDefault()
            ?? indicators.FirstOrDefault(indicator => indicator.SuggestedName is not null && Folding.Fold(indicator.SuggestedName) == folded)
            ?? (Near(text, indicators) is { } near
                ? indicators.First(indicator => (indicator.Name ?? indicator.SuggestedName) == near)
                : null);
        issues.Add(best is null
            ? Issue.Warning("plan.linkUnknown", entry.At(Column.Links), text)
            : Issue.Warning(best.Name is null ? "plan.linkToNameless" : "plan.linkNear", entry.At(Column.Links), text, best.Id, best.Name ?? best.SuggestedName));
        return new(text, null, best?.Id);
    }

    // Numbers without a sign are taken off only where nearly all names have the expected one: 3D 列印 is a name.
    private static bool AreNumbered(IEnumerable<(string Name, int Expected)> names)
    {
        var (all, set) = (0, 0);
        foreach (var (name, expected) in names)
        {
            all++;
            set += Marker.Read(name)?.Number == expected ? 1 : 0;
        }
        return all > 1 && set * 10 >= all * 8;
    }

    private string Bare(string name, int expected, bool numbered, Place place)
    {
        if (Marker.Read(name) is not { } marker || marker.Number != expected || !marker.IsSure && !numbered || marker.End == name.Length)
        {
            return name;
        }
        if (marker.Shape == MarkerShape.Glued)
        {
            issues.Add(Issue.Information("plan.numberGlued", place, name[..marker.End], Excerpt.Of(name[marker.End..])));
        }
        return name[marker.End..].Trim();
    }

    private static string? Filled(string text) => text.Length == 0 ? null : CellJoin.OneLine(text);
}
