namespace Guibiao.Evidence.Sheets;

/// <summary>A column of a sheet to be written: how wide in characters, what people type in it, and the cells whose words may be chosen.</summary>
internal sealed record SheetColumn(int Width, ColumnKind Kind = ColumnKind.Words, SheetChoices? Choices = null);
