namespace Guibiao.Indicators.Filters;

/// <summary>A tally's condition on an entry: one tree, written as SQL and asked in memory. An empty field compares with nothing and is in no list.</summary>
public abstract record Filter
{
    private Filter()
    {
    }

    /// <summary>Every entry.</summary>
    public sealed record Everything : Filter;

    public sealed record And(Filter Left, Filter Right) : Filter;

    public sealed record Or(Filter Left, Filter Right) : Filter;

    public sealed record Not(Filter Inner) : Filter;

    public sealed record IsEmpty(string Column) : Filter;

    /// <summary>Column against one stored value; sign is one of = &lt; &lt;= &gt; &gt;= .</summary>
    public sealed record Compare(string Column, string Sign, object Value) : Filter;

    /// <summary>Column is one of some stored values; an ordinal's comparison comes to this too.</summary>
    public sealed record OneOf(string Column, IReadOnlyList<object> Values) : Filter;

    /// <summary>Column is a member of a dated list on the entry's own date.</summary>
    public sealed record MemberOf(string Column, string List, string DateColumn) : Filter;
}
