using Guibiao.Plans;

namespace Guibiao.Indicators;

/// <summary>A year's plan and figures for whoever reads them: as they stand (<see cref="YearReading"/>), or as they were published.</summary>
public interface IYearFigures
{
    StoredPlan Plan { get; }

    IReadOnlyList<MeasuredIndicator> Indicators { get; }

    /// <summary>The day that is told of among those asked for.</summary>
    DateOnly Nearest(DateOnly day);

    Value Evaluate(MeasuredIndicator reading, DateOnly at);

    /// <summary>The number on the same day of the year before.</summary>
    MonthValue YearBefore(MeasuredIndicator reading, DateOnly at);

    /// <summary>The numbers at the month ends of this year up to a day, and at those of the whole year before.</summary>
    IReadOnlyList<MonthValue> Series(MeasuredIndicator reading, DateOnly upTo);
}
