namespace Guibiao.Indicators;

/// <summary>Unit-months (or unit-years) that were reported, by an entry or a nil return, of those that were due.</summary>
public sealed record Completeness(int Reported, int Expected)
{
    public static readonly Completeness None = new(0, 0);

    public static Completeness operator +(Completeness left, Completeness right) => new(left.Reported + right.Reported, left.Expected + right.Expected);
}
