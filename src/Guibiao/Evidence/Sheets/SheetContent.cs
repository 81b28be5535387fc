namespace Guibiao.Evidence.Sheets;

/// <summary>A sheet to be written: a header that stays in sight, and rows of texts. <c>ToFill</c>: how many rows below are made ready for people, with their columns' formats and choices.</summary>
internal sealed record SheetContent(string Name, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<string> Header, IEnumerable<IReadOnlyList<string>> Rows, int ToFill = 0);
