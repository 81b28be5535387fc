namespace Guibiao.Evidence.Sheets;

/// <summary>What a person should know about how a sheet was read: rows that are hidden and formulas count like everything else.</summary>
internal sealed class SheetNotes(RowOrigin origin)
{
    private long hidden;
    private int firstHidden;
    private long formulas;
    private string firstFormula = "";

    public void Take(SheetRow row)
    {
        if (row.Formulas > 0)
        {
            firstFormula = formulas == 0 ? RowOrigin.CellName(row.Number, row.Formula) : firstFormula;
            formulas += row.Formulas;
        }
        if (row.Hidden && !row.IsBlank)
        {
            firstHidden = hidden == 0 ? row.Number : firstHidden;
            hidden++;
        }
    }

    public void AddTo(ICollection<Issue> notes)
    {
        if (hidden > 0)
        {
            notes.Add(Issue.Information("sheet.hidden", origin.At(firstHidden), origin.File, origin.Sheet, hidden, firstHidden));
        }
        if (formulas > 0)
        {
            notes.Add(Issue.Information("sheet.formulas", new Documents.Place(origin.File, Table: origin.Number), origin.File, origin.Sheet, formulas, firstFormula));
        }
    }
}
