namespace Guibiao.Indicators;

/// <summary>How many of the reports that units owed by a day are there: an entry or a nil return, by unit and month (or year).</summary>
public sealed record Completeness(int Reported, int Expected)
{
    public static Completeness None { get; } = new(0, 0);

    public static Completeness operator +(Completeness left, Completeness right) => new(left.Reported + right.Reported, left.Expected + right.Expected);

    /// <summary>Named form of +.</summary>
    public static Completeness Add(Completeness left, Completeness right) => left + right;
}
