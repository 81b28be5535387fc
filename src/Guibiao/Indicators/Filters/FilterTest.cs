using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Indicators.Filters;

/// <summary>Asks a filter of an entry in memory.</summary>
public sealed class FilterTest(CodeLists lists)
{
    private readonly Dictionary<string, ILookup<string, ListMember>> members = new(StringComparer.Ordinal);

    public bool Holds(Filter filter, IReadOnlyDictionary<string, object?> values) => filter switch
    {
        Filter.And(var left, var right) => Holds(left, values) && Holds(right, values),
        Filter.Or(var left, var right) => Holds(left, values) || Holds(right, values),
        Filter.Not(var inner) => !Holds(inner, values),
        Filter.IsEmpty(var column) => values.GetValueOrDefault(column) is null,
        Filter.Compare(var column, var sign, var value) => values.GetValueOrDefault(column) is { } stored && FilterReader.Holds(Order(stored, value), sign),
        Filter.OneOf(var column, var among) => values.GetValueOrDefault(column) is { } stored && among.Any(value => Order(stored, value) == 0),
        Filter.MemberOf(var column, var list, var date) => values.GetValueOrDefault(column) is string code && values.GetValueOrDefault(date) is string day && IsMember(list, code, Times.ReadDate(day)),
        _ => true,
    };

    // Texts are ordered by their characters and whole numbers by size, as the store orders them.
    private static int Order(object left, object right) =>
        left is long number && right is long other ? number.CompareTo(other) : string.CompareOrdinal((string)left, (string)right);

    private bool IsMember(string list, string code, DateOnly date)
    {
        if (!members.TryGetValue(list, out var byCode))
        {
            members[list] = byCode = lists.Find(list)!.Members.ToLookup(member => member.Code, StringComparer.Ordinal);
        }
        return byCode[code].Any(member => member.IsOn(date));
    }
}
