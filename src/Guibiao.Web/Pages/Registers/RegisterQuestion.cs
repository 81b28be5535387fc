using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Web.Pages.Registers;

/// <summary>Which of a register's public entries are asked for: of a unit, of a month (2016-03), with certain codes; from the place where the last page ended.</summary>
public sealed record RegisterQuestion(string? Unit, string? Month, IReadOnlyDictionary<string, string> Codes, string? Cursor)
{
    public bool IsFiltered => Unit is not null || Month is not null || Codes.Count > 0;

    /// <summary>The fields that the public can ask by: those whose values come from a list, so that there is something to choose.</summary>
    public static IReadOnlyList<Field> Choices(Register register) =>
        [.. register.Fields.Where(field => field.Public && field.Type is FieldType.Code or FieldType.Ordinal or FieldType.Country or FieldType.YesNo)];

    public static RegisterQuestion Read(Register register, IQueryCollection query)
    {
        var codes = from field in register.Fields
                    from column in field.Columns
                    where Of(column) is not null
                    select KeyValuePair.Create(column, Of(column)!);
        return new RegisterQuestion(Of("unit"), Of("month"), codes.ToDictionary(StringComparer.Ordinal), Of("cursor"));

        // A form sends its empty fields too.
        string? Of(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>What the worker is asked, or the issue of a month that is none.</summary>
    public (EntryQuery Query, Issue? Issue) For(Register register, int? size = null)
    {
        var fields = new Dictionary<string, string>(Codes, StringComparer.Ordinal);
        if (Unit is not null)
        {
            fields["unit"] = Unit;
        }
        var query = new EntryQuery(PublicOnly: true, Fields: fields, Cursor: Cursor, Size: size ?? EntryJson.PageSize(register));
        if (Month is null)
        {
            return (query, null);
        }
        if (!register.Field(register.Date).Public || NilReturns.ReadMonth(Month) is not { } first)
        {
            return (query, Refusal.Of("nil.month", TypedText.Quoted(Month)).Plain());
        }
        var date = RegisterTables.Quote(RegisterTables.DateColumn(register));
        return (query with
        {
            Filter = new SqlFilter($"{date} >= @monthFrom AND {date} < @monthTo", [KeyValuePair.Create<string, object?>("@monthFrom", Times.Print(first)), KeyValuePair.Create<string, object?>("@monthTo", Times.Print(first.AddMonths(1)))]),
        }, null);
    }
}
