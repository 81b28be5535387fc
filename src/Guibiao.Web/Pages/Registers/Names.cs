using System.Data.Common;
using System.Globalization;
using Guibiao.Evidence;

namespace Guibiao.Web.Pages.Registers;

/// <summary>The names behind an agency's codes, for people; data keeps the codes.</summary>
public sealed class Names(CodeLists lists, Units units)
{
    public CodeLists Lists { get; } = lists;

    public Units Units { get; } = units;

    public static Names Load(DbTransaction transaction, string agency) => new(CodeLists.Load(transaction, agency), Units.Load(transaction, agency));

    public string Unit(string code, CultureInfo language) => Units.Find(code) is [var unit, ..] ? unit.Name.In(language) : code;

    public string Member(string list, string code, CultureInfo language) =>
        Lists.Find(list)?.Members.LastOrDefault(member => member.Code == code)?.Name.In(language) ?? code;
}
