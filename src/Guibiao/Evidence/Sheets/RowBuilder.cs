namespace Guibiao.Evidence.Sheets;

/// <summary>Gathers one row's cells as they come. An empty cell costs nothing, however far to the right it stands.</summary>
internal sealed class RowBuilder
{
    private readonly List<string> cells = [];
    private int formulas;
    private int formula = -1;
    private int unvalued = -1;

    public void Add(int column, string text, bool computed)
    {
        formulas += computed ? 1 : 0;
        formula = computed && formula < 0 ? column : formula;
        unvalued = computed && text.Length == 0 && unvalued < 0 ? column : unvalued;
        text = text.Trim();
        if (text.Length == 0)
        {
            return;
        }
        if (column >= EvidenceCsv.MostCells)
        {
            throw UnreadableException.Of("sheet.tooWide", TypedText.Quoted(text), column + 1, EvidenceCsv.MostCells);
        }
        while (cells.Count < column)
        {
            cells.Add("");
        }
        cells.Add(text);
    }

    public SheetRow Finish(int number, bool hidden)
    {
        var row = new SheetRow(number, hidden, [.. cells], formulas, formula, unvalued);
        cells.Clear();
        (formulas, formula, unvalued) = (0, -1, -1);
        return row;
    }
}
