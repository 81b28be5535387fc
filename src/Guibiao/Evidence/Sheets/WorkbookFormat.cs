namespace Guibiao.Evidence.Sheets;

/// <summary>The formats in which workbooks are written.</summary>
public enum WorkbookFormat
{
    Xlsx,
    Ods,
}
