namespace Guibiao.Evidence.Sheets;

/// <summary>A workbook's sheets in order, and the rows of each; blank rows may be left out.</summary>
internal interface IWorkbook
{
    IReadOnlyList<Sheet> Sheets { get; }

    IEnumerable<SheetRow> Read(int sheet);
}
