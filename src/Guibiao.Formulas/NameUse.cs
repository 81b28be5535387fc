namespace Guibiao.Formulas;

/// <summary>One occurrence of a name: where it stands and the year word before it.</summary>
internal sealed class NameUse(string name, string remark, YearWord? year, int shift, int start, int end, int sequence)
{
    /// <summary>As printed, without the year word; empty where a year word stands alone.</summary>
    public string Name { get; } = name;

    /// <summary>The bracket right after it, as printed; names that differ only there are two.</summary>
    public string Remark { get; } = remark;

    public YearWord? Year { get; } = year;

    /// <summary>What the year words before the brackets around it add.</summary>
    public int Shift { get; } = shift;

    public int Start { get; } = start;
    public int End { get; } = end;
    public int Sequence { get; } = sequence;

    /// <summary>A component by its key (#3a).</summary>
    public string? Key { get; init; }

    public bool IsYearAlone => Name.Length == 0 && Key is null;
}

/// <summary>本年 0, 上年 -1, 次年 +1; or a printed year such as 104.</summary>
internal sealed record YearWord(int Offset, int? Printed, int Length)
{
    public int From(int thisYear) => Printed is { } printed ? printed - thisYear : Offset;
}
