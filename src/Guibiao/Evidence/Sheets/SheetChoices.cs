namespace Guibiao.Evidence.Sheets;

/// <summary>Words that may be chosen: the cells of a column (from 0) of a sheet, below its header.</summary>
internal sealed record SheetChoices(string Sheet, int Column, int Count);
