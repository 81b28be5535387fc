using System.Data.Common;
using System.Globalization;
using Guibiao.Evidence;

namespace Guibiao.Indicators;

/// <summary>The entries behind a value: from a printed number back to the records it was counted from.</summary>
public static class EntriesBehind
{
    /// <summary>The entries behind one term, page after page.</summary>
    public static EntryPage Of(
        DbTransaction transaction, string agency, TermNumber term, bool publicOnly = false, string? cursor = null, int size = 100, DateTimeOffset? asKnown = null)
    {
        var tallies = new TallyReader(transaction, agency, asKnown);
        var query = new EntryQuery(EntryStatus.Verified, publicOnly, Filter: tallies.Behind(term.Tally!, term.Period!), AsKnown: asKnown, Cursor: cursor, Size: size);
        return EntryList.Read(transaction, agency, tallies.Register(tallies.Tally(term.Tally!)), query);
    }

    /// <summary>
    /// The entries behind all terms of a value (of one register, where that is named), term after term. The cursor is the term's place and the cursor inside it; a page ends where its
    /// term does.
    /// </summary>
    public static (TermNumber? Term, EntryPage Page) Of(
        DbTransaction transaction, string agency, Value value, string? register, bool publicOnly, string? cursor, int size, DateTimeOffset? asKnown = null)
    {
        var terms = value.Terms.Where(term => term is { IsShare: false, Tally: not null } && (register is null || term.Register == register)).ToList();
        var (place, inner) = Split(cursor);
        if (place < 0 || place >= terms.Count)
        {
            return (null, new EntryPage(register ?? "", [], null, place == 0 ? [] : [Refusal.Of("entry.cursor").Plain()]));
        }
        var page = Of(transaction, agency, terms[place], publicOnly, inner, size, asKnown);
        var next = page.Next is { } rest ? string.Create(CultureInfo.InvariantCulture, $"{place}.{rest}")
            : place + 1 < terms.Count ? string.Create(CultureInfo.InvariantCulture, $"{place + 1}.")
            : null;
        return (terms[place], page with { Next = next });
    }

    private static (int Place, string? Inner) Split(string? cursor)
    {
        if (cursor is null)
        {
            return (0, null);
        }
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && int.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (place, dot + 1 < cursor.Length ? cursor[(dot + 1)..] : null)
            : (-1, null);
    }
}
