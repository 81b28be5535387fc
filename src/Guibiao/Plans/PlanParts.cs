using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Sorts a document's blocks into what a plan is made of: title, preamble, goals, tables, legend.</summary>
internal sealed class PlanParts(PageFurniture furniture, List<Issue> issues)
{
    private readonly GoalLines goals = new(issues);
    private readonly Legend legend = new(issues);
    private bool chaptered;
    private bool inContents;
    private Chapter? chapter;
    private int? level;
    private string? lineBefore;

    public string? Title { get; private set; }
    public string? Agency { get; private set; }
    public int? Year { get; private set; }
    public List<string> Preamble { get; } = [];
    public IReadOnlyList<GoalText> Goals => goals.Goals;
    public IReadOnlyList<Mechanism> Mechanisms => legend.Mechanisms;
    public PlanTables Tables { get; } = new(issues);

    public bool IsEmpty => Goals.Count == 0 && !Tables.Rows.Exists(row => row.Layout.Length > 1) || !chaptered && Title is null && !Tables.HasHeaders;

    public void Read(Block block)
    {
        if (block is Table { Rows: var rows } && rows.All(IsLine))
        {
            foreach (var row in rows.Where(row => row.Cells.Any(cell => cell.Text.Length > 0)))
            {
                Read(new Paragraph(Line(row), row.Place));
            }
            return;
        }
        if (block is Table { Rows: var printed } && Title is not null && printed.FirstOrDefault(IsAtPageHead) is { } head)
        {
            issues.Add(Issue.Information("plan.pageFurniture", head.Place, Excerpt.Of(Line(head))));
            var at = printed.ToList().IndexOf(head);
            Read(new Table([.. printed.Take(at)], block.Place));
            Read(new Table([.. printed.Skip(at + 1)], block.Place));
            return;
        }
        if (block is Table table)
        {
            legend.Close();
            Tables.Read(table, chapter switch { Chapter.Common => TableKind.Common, Chapter.Plans => TableKind.Plans, Chapter.Indicators => TableKind.Key, _ => null });
            return;
        }
        var (text, listed) = block switch
        {
            Documents.Heading heading => (heading.Text, false),
            Paragraph paragraph => (paragraph.Text, false),
            ListItem item => (item.Text, true),
            _ => ("", false),
        };
        if (text.Length == 0 || PageFurniture.IsMark(text))
        {
            return;
        }
        if (chapter is null && IsContents(text))
        {
            return;
        }
        if (chapter is null && Title is null && !listed && PlanTitle.Read(text) is { } title)
        {
            (Title, Year) = (text, title.Year);
            Agency = title.Agency.Length > 0 ? title.Agency : lineBefore is { Length: <= 20 } ? lineBefore : null;
            Preamble.Clear();
        }
        else if (Title is not null && IsAtPageHead(block, text))
        {
            issues.Add(Issue.Information("plan.pageFurniture", block.Place, Excerpt.Of(text)));
        }
        else if (Chapters.Read(Outranked(block)) is { } begun)
        {
            legend.Close();
            chapter = begun;
            level = (block as Documents.Heading)?.Level;
            chaptered = true;
            if (begun == Chapter.Unknown)
            {
                issues.Add(Issue.Warning("plan.chapterUnknown", block.Place, Excerpt.Of(text)));
            }
        }
        else if (chapter is null && Title is not null && CoverLine.Is(text))
        {
            return;
        }
        else if (chapter is null)
        {
            lineBefore = text;
            Preamble.Add(text);
        }
        else if (!legend.Read(text, block.Place))
        {
            ReadLine(text, listed, block.Place);
        }
    }

    /// <summary>Says which parts of a plan the document doesn't have.</summary>
    public void Missing(Place place)
    {
        if (Title is null)
        {
            issues.Add(Issue.Warning("plan.titleMissing", place));
        }
        else if (Agency is null)
        {
            issues.Add(Issue.Warning("plan.agencyMissing", place, Title));
        }
        foreach (var (missing, code) in ((bool, string)[])
            [
                (Goals.Count == 0, "plan.goalsMissing"),
                (!Tables.Rows.Exists(row => row.Kind == TableKind.Key), "plan.indicatorsMissing"),
                (!Tables.Rows.Exists(row => row.Kind == TableKind.Common), "plan.commonMissing"),
                (!Tables.Rows.Exists(row => row.Kind == TableKind.Plans), "plan.worksMissing"),
            ])
        {
            if (missing)
            {
                issues.Add(Issue.Warning(code, place));
            }
        }
    }

    // 目錄, and the lines after it that end in the number of a page.
    private bool IsContents(string text)
    {
        inContents = Vocabulary.Is("toc", text) || inContents && Folding.Narrow(text[^1]) is >= '0' and <= '9'
            && text.TrimEnd([.. "0123456789０１２３４５６７８９"]) is { Length: > 0 } words && (char.IsWhiteSpace(words[^1]) || words[^1] is '.' or '…' or '‧' or '·' or '．' or '-');
        return inContents;
    }

    // A heading below that of the chapter is a part of it or a goal, whatever words it has.
    private Block Outranked(Block block) => block is Documents.Heading heading && heading.Level > level ? new Paragraph(heading.Text, heading.Place) : block;

    // The title may come again in other words: 外交部 105 年度施政計畫. A chapter's name does so too, and then the chapter goes on.
    private bool IsAtPageHead(Block block, string text) => PageFurniture.IsTitle(text, Title!)
        || Chapters.Read(block) is null && (furniture.IsRunning(text, Agency) || PageFurniture.IsShort(text) && PlanTitle.Read(text) is { } again && again.Agency == Agency && again.Year == Year);

    private bool IsAtPageHead(TableRow row) => row.Cells.Count <= 3 && IsAtPageHead(new Paragraph("", row.Place), Line(row));

    private static string Line(TableRow row) => string.Join(' ', row.Cells.Select(cell => cell.Text)).Trim();

    // A line that only has a tab at its end, before its text or after its number. Among tables a text after a tab may be the rest of a cell.
    private bool IsLine(TableRow row) => row.Cells.Count <= 2 && HeaderRow.Read(row, afterHeader: false) is null && (row.Cells.Count == 1 || row.Cells[1].Text.Length == 0
        || (chapter is null or Chapter.Goals or Chapter.Unknown || legend.IsOpen) && (row.Cells[0].Text.Length == 0 || Marker.Read(row.Cells[0].Text) is { } marker && marker.End == row.Cells[0].Text.Length));

    private void ReadLine(string text, bool listed, Place place)
    {
        if (chapter == Chapter.Goals)
        {
            goals.Read(text, listed, place);
        }
        else
        {
            issues.Add(Issue.Warning("plan.textNotRead", place, Excerpt.Of(text)));
        }
    }
}
