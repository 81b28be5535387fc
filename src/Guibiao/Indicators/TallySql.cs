using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>A tally and a period as a condition on the register's own table: the entries behind the number.</summary>
internal static class TallySql
{
    public static SqlFilter Behind(CountedTally tally, Register register, Period period)
    {
        var counted = tally.Tally.Field is { } field ? $" AND {Column(register, field)} IS NOT NULL" : "";
        return new SqlFilter(
            $"{Time(tally.Tally, register)}{counted} AND {tally.Sql.Where}",
            [new("@first", Times.Print(period.From)), new("@last", Times.Print(period.To)), .. tally.Sql.Parameters]);
    }

    /// <summary>That an entry counts in the period from @first to @last, whatever the filter.</summary>
    public static string Time(Tally tally, Register register)
    {
        var from = Column(register, tally.From(register));
        var to = tally.To(register) is { } column ? Column(register, column) : null;
        return tally.Time switch
        {
            TallyTime.InPeriod => $"{from} BETWEEN @first AND @last",
            TallyTime.AtDate => $"{from} <= @last AND ({to} IS NULL OR {to} > @last)",
            _ => $"{from} <= @last AND ({to} IS NULL OR {to} > @first)",
        };
    }

    public static string Column(Register register, string name) => $"{register.Table}.{RegisterTables.Quote(name)}";
}
