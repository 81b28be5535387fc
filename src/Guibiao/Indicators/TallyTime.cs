namespace Guibiao.Indicators;

/// <summary>What a period asks of an entry: dated in it, in force at its end, or overlapping it.</summary>
public enum TallyTime
{
    InPeriod,
    AtDate,
    Overlapping,
}
