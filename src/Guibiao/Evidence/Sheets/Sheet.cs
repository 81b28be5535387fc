namespace Guibiao.Evidence.Sheets;

/// <summary>A sheet of a workbook, as people see it.</summary>
internal sealed record Sheet(string Name, bool Hidden);
