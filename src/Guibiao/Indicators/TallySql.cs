using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Indicators;

/// <summary>A tally and a period as a condition on the register's own table: the entries behind the number.</summary>
internal static class TallySql
{
    public static SqlFilter Behind(CountedTally tally, Register register, Period period)
    {
        var from = Column(register, tally.Tally.From(register));
        var to = tally.Tally.To(register) is { } column ? Column(register, column) : null;
        var time = tally.Tally.Time switch
        {
            TallyTime.InPeriod => $"{from} BETWEEN @first AND @last",
            TallyTime.AtDate => $"{from} <= @last AND ({to} IS NULL OR {to} > @last)",
            _ => $"{from} <= @last AND ({to} IS NULL OR {to} > @first)",
        };
        var counted = tally.Tally.Field is { } field ? $" AND {Column(register, field)} IS NOT NULL" : "";
        return new SqlFilter(
            $"{time}{counted} AND {tally.Sql.Where}",
            [new("@first", Times.Print(period.From)), new("@last", Times.Print(period.To)), .. tally.Sql.Parameters]);
    }

    public static string Column(Register register, string name) => $"{register.Table}.{RegisterTables.Quote(name)}";
}
