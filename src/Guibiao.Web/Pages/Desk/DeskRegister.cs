using System.Data.Common;
using Guibiao.Access;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Web.Pages.Registers;

namespace Guibiao.Web.Pages.Desk;

/// <summary>What every desk page of one register stands on: the agency, the register and the names behind its codes.</summary>
public sealed record DeskRegister(Masthead Masthead, Register Register, Names Names, IReadOnlyList<string>? EnterUnits)
{
    /// <summary>Null where there is no such agency, or the agency doesn't keep such a register.</summary>
    public static DeskRegister? Read(DbTransaction transaction, SignedIn who, string agency, string name) =>
        Masthead.Read(transaction, agency) is { } masthead && RegisterStore.Find(transaction, name) is { } register && RegisterStore.LoadCoverage(transaction, agency, name).Count > 0
            ? new DeskRegister(masthead, register, Names.Load(transaction, agency), who.Units(Right.EnterEntries, agency))
            : null;

    /// <summary>The units for which the person may enter here: those that owe the register, the rest after them.</summary>
    public IEnumerable<Evidence.Unit> Units => Names.Units.All
        .Where(unit => EnterUnits is null || EnterUnits.Contains(unit.Code))
        .OrderByDescending(unit => Reports.Owes(Register, unit));
}
