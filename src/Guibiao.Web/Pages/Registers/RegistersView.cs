using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Publishing;
using Guibiao.Storage;

namespace Guibiao.Web.Pages.Registers;

/// <summary>The registers that an agency keeps, each with its public entries counted and how complete its reports are in the newest year.</summary>
public sealed record RegistersView(Masthead Masthead, int Year, IReadOnlyList<RegisterSummary> Registers)
{
    public static RegistersView? Read(DbTransaction transaction, string agency, DateOnly today, Audience audience)
    {
        if (audience.Masthead(transaction, agency) is not { } masthead)
        {
            return null;
        }
        var year = masthead.NewestYear ?? today.Year - 1911;
        // Where nothing is published there is nothing to say of reports either.
        var published = audience.IsInside(agency) ? null : (masthead.NewestYear is null ? null : audience.Figures(transaction, agency, year) as PublishedYear)?.Registers ?? new Dictionary<string, Completeness>();
        var spans = audience.Entries(transaction, agency);
        return new RegistersView(masthead, year,
        [
            .. RegisterReports.Of(transaction, agency, year, today).Select(of => new RegisterSummary(
                of.Register, of.Coverage, EntryList.Count(transaction, agency, of.Register, new EntryQuery(PublicOnly: true, Published: spans)),
                published is null ? of.Completeness : published.GetValueOrDefault(of.Register.Name, Completeness.None))),
        ]);
    }

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["agency"] = Masthead.Agency.Code,
        ["notice"] = Masthead.Agency.Notice?.In(language),
        ["year"] = Year,
        ["registers"] = new JsonArray([.. Registers.Select(register => register.ToJson(language))]),
    };

    public IEnumerable<IEnumerable<string>> ToRows(CultureInfo language) =>
    [
        ["register", "title", "frequency", "covered_from", "covered_to", "entries", "reported", "expected"],
        .. Registers.Select(register => register.ToRow(language)),
    ];
}

/// <summary>One line of the list.</summary>
public sealed record RegisterSummary(Register Register, IReadOnlyList<Coverage> Coverage, long Entries, Completeness Completeness)
{
    public bool IsHidden => SmallCounts.Hides(Register, Entries);

    public JsonObject ToJson(CultureInfo language) => new()
    {
        ["register"] = Register.Name,
        ["title"] = Register.Title.In(language),
        ["note"] = Register.Note?.In(language),
        ["frequency"] = Register.Frequency == Frequency.Year ? "year" : "month",
        ["coverage"] = new JsonArray([.. Coverage.Select(time => new JsonObject { ["from"] = Times.Print(time.From), ["to"] = time.To is { } to ? Times.Print(to) : null })]),
        ["entries"] = IsHidden ? null : Entries,
        ["completeness"] = new JsonObject { ["reported"] = Completeness.Reported, ["expected"] = Completeness.Expected },
    };

    public IEnumerable<string> ToRow(CultureInfo language) =>
    [
        Register.Name, Register.Title.In(language), Register.Frequency == Frequency.Year ? "year" : "month", Times.Print(Coverage[0].From),
        Coverage[^1].To is { } to ? Times.Print(to) : "", IsHidden ? "" : Entries.ToString(CultureInfo.InvariantCulture),
        Completeness.Reported.ToString(CultureInfo.InvariantCulture), Completeness.Expected.ToString(CultureInfo.InvariantCulture),
    ];
}
