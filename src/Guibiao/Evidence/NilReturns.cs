using System.Data.Common;
using System.Globalization;
using Dapper;
using Guibiao.Storage;

namespace Guibiao.Evidence;

/// <summary>Nil returns in the store: "nothing to report" of a unit for a register and month.</summary>
public static class NilReturns
{
    public static void Insert(DbTransaction transaction, string agency, string register, string unit, string month, string knownFrom, long number) =>
        transaction.Connection!.Execute(
            "INSERT INTO nil_return (agency, register, unit, month, known_from, event) VALUES (@agency, @register, @unit, @month, @knownFrom, @number)",
            new { agency, register, unit, month, knownFrom, number }, transaction);

    public static bool Exists(DbTransaction transaction, string agency, string register, string unit, string month) =>
        transaction.Connection!.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM nil_return WHERE agency = @agency AND register = @register AND unit = @unit AND month = @month AND known_to IS NULL",
            new { agency, register, unit, month }, transaction) > 0;

    /// <summary>
    /// An entry shows that its unit did have something to report, so it withdraws the nil return of that month: known until the entry was.
    /// Given are unit and month (or year) of the entries, with the time from which the first is known.
    /// </summary>
    public static IReadOnlyList<string> Withdraw(DbTransaction transaction, string agency, Register register, IReadOnlyDictionary<(string Unit, string Month), string> arrived)
    {
        var connection = transaction.Connection!;
        var withdrawn = new List<string>();
        var standing = connection.Query<(string Unit, string Month, string KnownFrom)>(
            "SELECT unit, month, known_from FROM nil_return WHERE agency = @agency AND register = @register AND known_to IS NULL ORDER BY unit, month",
            new { agency, register = register.Name }, transaction).ToList();
        foreach (var nil in standing)
        {
            if (arrived.TryGetValue((nil.Unit, nil.Month), out var entryKnown))
            {
                var knownTo = string.CompareOrdinal(entryKnown, nil.KnownFrom) > 0 ? entryKnown : Times.Print(Times.Read(nil.KnownFrom).AddTicks(1));
                connection.Execute(
                    "UPDATE nil_return SET known_to = @knownTo WHERE agency = @agency AND register = @register AND unit = @Unit AND month = @Month AND known_to IS NULL",
                    new { knownTo, agency, register = register.Name, nil.Unit, nil.Month }, transaction);
                withdrawn.Add($"{nil.Unit} {nil.Month}");
            }
        }
        return withdrawn;
    }

    /// <summary>The month of a day, as nil returns name it.</summary>
    public static string Month(string day) => day[..7];

    /// <summary>A month as people write it: 2016-03, 2016/3, 105/3, 105年3月.</summary>
    public static DateOnly? ReadMonth(string text)
    {
        var folded = Folding.Fold(text).TrimEnd('月');
        foreach (var separator in "-/.年")
        {
            if (folded.IndexOf(separator, StringComparison.Ordinal) is > 0 and var at && DateText.TryRead(string.Create(CultureInfo.InvariantCulture, $"{folded[..at]}-{folded[(at + 1)..]}-1"), out var first))
            {
                return first;
            }
        }
        return null;
    }
}
