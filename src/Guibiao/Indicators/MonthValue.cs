using Guibiao.Formulas;

namespace Guibiao.Indicators;

/// <summary>A value at a month's end (or the last day computed), null where it was missing then.</summary>
public sealed record MonthValue(int Year, DateOnly At, Exact? Number);
