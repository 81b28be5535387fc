using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Web.Pages.Registers;

namespace Guibiao.Web.Pages.Indicators;

/// <summary>Which term's entries are asked for: its name (#1, 總發照量), its year, and where the last page ended.</summary>
public sealed record TermQuestion(string? Term, int? Year, string? Cursor)
{
    public static TermQuestion Read(IQueryCollection query) => new(
        query["term"].ToString() is { Length: > 0 } term ? term : null,
        int.TryParse(query["of"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        query["cursor"].ToString() is { Length: > 0 } cursor ? cursor : null);
}

/// <summary>The public entries behind one term of a value. <c>Count</c> is how many of them are public; the term itself says how many there are.</summary>
public sealed record TermEntries(TermNumber Term, Register Register, Names Names, EntryPage Page, long Count, bool IsHidden, string? Cursor)
{
    /// <summary>Null where no term is asked for, or the value has none such.</summary>
    public static TermEntries? Read(DbTransaction transaction, string agency, Value value, SmallCounts small, TermQuestion question, IReadOnlyList<PublishedSpan>? published)
    {
        var term = value.Terms.FirstOrDefault(term => term.Term == question.Term && !term.IsShare && term.Year == (question.Year ?? term.Year));
        if (term?.Tally is not { } tally || term.Register is not { } name || RegisterStore.Find(transaction, name) is not { } register)
        {
            return null;
        }
        var query = new EntryQuery(PublicOnly: true, Filter: new TallyReader(transaction, agency).Behind(tally, term.Period!), Cursor: question.Cursor, Size: EntryJson.PageSize(register), Published: published);
        var count = EntryList.Count(transaction, agency, register, query);
        var hidden = small.Hides(term) || SmallCounts.Hides(register, count);
        return new TermEntries(
            term, register, Names.Load(transaction, agency), hidden ? new EntryPage(name, [], null, []) : EntryJson.Alone(EntryList.Read(transaction, agency, register, query), register), hidden ? 0 : count, hidden, question.Cursor);
    }

    public JsonObject ToJson(CultureInfo language)
    {
        var json = new JsonObject { ["term"] = Term.Term, ["year"] = Term.Year, ["count"] = IsHidden ? null : Count, ["suppressed"] = IsHidden };
        foreach (var (name, node) in EntryJson.Write(Page, Register, language).ToList())
        {
            json[name] = node?.DeepClone();
        }
        return json;
    }
}
