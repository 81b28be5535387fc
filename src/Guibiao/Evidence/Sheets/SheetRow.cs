namespace Guibiao.Evidence.Sheets;

/// <summary>
/// One row of a sheet up to its last cell that isn't empty. <c>Formulas</c>: how many cells are computed, the first of them in <c>Formula</c>; <c>Unvalued</c>: one that holds
/// a formula and no value, else −1. Columns count from 0.
/// </summary>
internal sealed record SheetRow(int Number, bool Hidden, string[] Cells, int Formulas, int Formula, int Unvalued)
{
    public bool IsBlank => Unvalued < 0 && Array.TrueForAll(Cells, cell => cell.Length == 0);
}
