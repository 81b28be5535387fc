using System.Globalization;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace Guibiao.Tests.Packs;

/// <summary>A term counted by hand: what it adds up to (null: nobody reported) and how many entries stand behind it.</summary>
internal sealed record RecountedTerm(string Name, int Year, decimal? Value, int Entries);

/// <summary>An indicator counted by hand: null where it is missing.</summary>
internal sealed record Recounted(string Indicator, decimal? Value, IReadOnlyList<RecountedTerm> Terms);

/// <summary>
/// The 19 indicators of fiscal year 105 counted again from the pack's CSV files, each as its measurement standard is printed.
/// Dates are ISO texts, so that they compare as texts.
/// </summary>
internal static class Recount
{
    private static readonly Dictionary<string, IReadOnlyList<Row>> Registers = Directory
        .EnumerateFiles(Project.File("packs", "mofa-105", "evidence"), "*.csv")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => name != "nil-returns")
        .ToDictionary(name => name, SampleCsv.Verified);

    private static readonly IReadOnlyList<Row> NilReturns = SampleCsv.Read("evidence", "nil-returns.csv");
    private static readonly IReadOnlyList<Row> Allies = SampleCsv.Read("lists", "allies.csv");
    private static readonly IReadOnlyList<Row> Sought = SampleCsv.Read("lists", "organizations_sought.csv");
    private static readonly IReadOnlyList<Row> Joined = SampleCsv.Read("lists", "organizations_joined.csv");
    private static readonly Dictionary<string, int> Ranks = SampleCsv.Read("lists", "ranks.csv").ToDictionary(row => row["code"], row => int.Parse(row["rank"], CultureInfo.InvariantCulture));

    public static IReadOnlyList<Recounted> At(DateOnly cut)
    {
        RecountedTerm[] Both(Func<int, RecountedTerm> term) => [term(0), term(-1)];
        RecountedTerm[] Two(params Func<int, RecountedTerm>[] terms) => [.. terms.SelectMany(Both)];
        RecountedTerm Count(string name, string register, string date, int year, Func<Row, bool> chosen) => InPeriod(name, register, date, year, cut, chosen, row => 1);
        RecountedTerm Sum(string name, string register, string date, int year, string field, Func<Row, bool> chosen) =>
            InPeriod(name, register, date, year, cut, chosen, row => row[field].Length == 0 ? 0 : decimal.Parse(row[field], CultureInfo.InvariantCulture));
        RecountedTerm Distinct(string name, string field, int year, string programme)
        {
            var rows = Within("youth_exchange", "departed", year, cut).Where(row => row["programme"] == programme).ToList();
            return new(name, year, Reported("youth_exchange", "departed", year, cut) ? rows.DistinctBy(row => row[field]).Count() : null, rows.Count);
        }
        RecountedTerm Activity(string name, IReadOnlyList<Row> list, params string[] kinds) =>
            Count(name, "organization_activities", "held", 0, row => IsIn(list, row["organization"], row["held"]) && kinds.Contains(row["kind"]));
        RecountedTerm Capital(string name, string account) => Sum(name, "budget_ledger", "booked", 0, "amount", row => row["account"] == account);
        RecountedTerm Ceiling(string name, string kind) => Sum(name, "medium_term_ceilings", "decided", 0, "amount", row => row["kind"] == kind);

        return
        [
            Total("1.1", Count("#1", "visits", "visited", 0, row => IsIn(Allies, row["country"], row["visited"]) && Ranks[row["rank"]] >= Ranks["minister"])),
            Total("1.2", UnderWay(cut)),
            Total("2.1", Count("#1", "agreements", "signed", 0, _ => true)),
            Total("2.2", Count("#1", "visits", "visited", 0, row => !IsIn(Allies, row["country"], row["visited"])
                && Ranks[row["rank"]] >= Ranks[row["country"] is "US" or "CA" ? "deputy_assistant_secretary" : "vice_minister"])),
            Total("3.1", Activity("#1", Sought, "contact", "cooperation"), Activity("#2", Sought, "meeting"), Activity("#3", Sought, "mutual_visit"), Activity("#4", Sought, "support")),
            Total("3.2", Activity("#1", Joined, "cooperation"), Activity("#2", Joined, "meeting"), Activity("#3", Joined, "mutual_visit"), Activity("#4", Joined, "post")),
            Growth("4.1", Two(
                year => Count("#1", "ngo_support", "held", year, row => row["kind"] == "conference"),
                year => Sum("#2", "ngo_support", "held", year, "persons", row => row["kind"] == "training"),
                year => Count("#3", "ngo_support", "held", year, row => row["kind"] == "humanitarian"))),
            Ratio("4.2", Sum("執行數", "ngo_budget", "booked", 0, "amount", row => row["kind"] == "executed"), Sum("預算數", "ngo_budget", "booked", 0, "amount", row => row["kind"] == "budgeted")),
            Growth("5.1", Two([.. new[] { "monitoring", "invited", "periodical", "coverage" }.Select((kind, i) =>
                (Func<int, RecountedTerm>)(year => Sum($"#{i + 1}", "media_output", "issued", year, "pieces", row => row["kind"] == kind)))])),
            Growth("5.2", Two(
                year => Distinct("#1a", "country", year, "ambassador"),
                year => Sum("#1b", "youth_exchange", "departed", year, "persons", row => row["programme"] == "ambassador"),
                year => Distinct("#2", "country", year, "working_holiday"),
                year => Distinct("#3a", "city", year, "young_diplomat"),
                year => Sum("#3b", "youth_exchange", "departed", year, "persons", row => row["programme"] == "young_diplomat"))),
            Ratio("6.1", Sum("護照瑕疵量", "passports", "produced", 0, "defects", _ => true), Sum("總發照量", "passports", "produced", 0, "issued", _ => true)),
            Growth("6.2", Two(
                year => Standing("#1", "travel_facilitation", "", year, cut, row => row["arrangement"] is "visa free" or "visa on arrival" or "e-visa" or "eta", row => row["destination"]),
                year => Standing("#2", "driving_licences", "", year, cut, _ => true, row => row["country"]))),
            Ratio("7.1", Standing("實際租借", "properties", "lease_", 0, cut, _ => true, row => row["number"]), Standing("資產總數", "properties", "holding_", 0, cut, _ => true, row => row["number"])),
            Mean("8.1",
                Count("實際核准人數", "training_selection", "applied", 0, row => row["approved"] == "是"), Count("申請報名人數", "training_selection", "applied", 0, _ => true),
                Count("實際辦理班別數", "training_classes", "planned", 0, row => row["held"] == "是"), Count("預訂辦理班別數", "training_classes", "planned", 0, _ => true)),
            Total("C1.1", Count("#1", "cross_agency_projects", "joined", 0, row => row["role"] == "assist")),
            Share("C2.1", Capital("資本門預算數", "capital_budget"), Capital("資本門實支數", "capital_paid"), Capital("資本門應付未付數", "capital_payable"), Capital("資本門賸餘數", "capital_surplus")),
            Change("C2.2", Ceiling("歲出概算編報數", "proposed"), Ceiling("中程歲出概算額度核列數", "ceiling")),
            Change("C3.1", Sum("預算員額數", "headcount", "effective", 1, "positions", _ => true), Sum("預算員額數", "headcount", "effective", 0, "positions", _ => true)),
            Threshold("C3.2", Trained(cut), Sum("中高階公務人員總人數", "headcount", "effective", 0, "positions", row => row["category"] == "senior")),
        ];
    }

    private static Recounted Total(string indicator, params RecountedTerm[] terms) => new(indicator, SumOf(terms), terms);

    private static Recounted Ratio(string indicator, RecountedTerm top, RecountedTerm bottom) => new(indicator, Divide(top.Value, bottom.Value), [top, bottom]);

    private static Recounted Change(string indicator, RecountedTerm now, RecountedTerm then) => new(indicator, Divide(now.Value - then.Value, then.Value), [now, then]);

    private static Recounted Share(string indicator, RecountedTerm whole, params RecountedTerm[] parts) => new(indicator, Divide(SumOf(parts), whole.Value), [.. parts, whole]);

    private static Recounted Growth(string indicator, RecountedTerm[] terms)
    {
        var (now, then) = (SumOf(terms.Where(term => term.Year == 0)), SumOf(terms.Where(term => term.Year == -1)));
        return new(indicator, Divide(now - then, then), terms);
    }

    private static Recounted Mean(string indicator, params RecountedTerm[] terms) =>
        new(indicator, (Divide(terms[0].Value, terms[1].Value) + Divide(terms[2].Value, terms[3].Value)) / 2, terms);

    private static Recounted Threshold(string indicator, RecountedTerm trained, RecountedTerm staff) =>
        new(indicator, trained.Value is null || staff.Value is null ? null : trained.Value >= staff.Value * 0.45m ? 1 : 0, [trained, staff]);

    private static decimal? SumOf(IEnumerable<RecountedTerm> terms) => terms.Aggregate((decimal?)0, (sum, term) => sum + term.Value);

    private static decimal? Divide(decimal? top, decimal? bottom) => bottom is 0 ? null : top / bottom;

    private static RecountedTerm InPeriod(string name, string register, string date, int year, DateOnly cut, Func<Row, bool> chosen, Func<Row, decimal> amount)
    {
        var rows = Within(register, date, year, cut).Where(chosen).ToList();
        return new(name, year, Reported(register, date, year, cut) ? rows.Sum(amount) : null, rows.Count);
    }

    /// <summary>Distinct things whose range holds the day; the end is exclusive.</summary>
    private static RecountedTerm Standing(string name, string register, string range, int year, DateOnly cut, Func<Row, bool> chosen, Func<Row, string> key)
    {
        var day = End(year, cut);
        var rows = Registers[register].Where(row => row[range + "from"] is { Length: > 0 } from && string.CompareOrdinal(from, day) <= 0 && (row[range + "to"].Length == 0 || string.CompareOrdinal(row[range + "to"], day) > 0) && chosen(row)).ToList();
        return new(name, year, rows.DistinctBy(key).Count(), rows.Count);
    }

    private static RecountedTerm UnderWay(DateOnly cut)
    {
        var rows = Registers["cooperation_projects"].Where(row =>
            string.CompareOrdinal(row["from"], End(0, cut)) <= 0 && (row["to"].Length == 0 || string.CompareOrdinal(row["to"], Start(0, cut)) > 0) && IsIn(Allies, row["country"], row["from"])).ToList();
        return new("#1", 0, rows.Count, rows.Count);
    }

    private static RecountedTerm Trained(DateOnly cut)
    {
        var rows = Within("senior_learning", "held", 0, cut).ToList();
        return new("參訓人數", 0, rows.DistinctBy(row => row["staff"]).Count(), rows.Count);
    }

    private static IEnumerable<Row> Within(string register, string date, int year, DateOnly cut) =>
        Registers[register].Where(row => string.CompareOrdinal(row[date], Start(year, cut)) >= 0 && string.CompareOrdinal(row[date], End(year, cut)) <= 0);

    /// <summary>Missing is not zero: somebody entered something in the period, or said that there was nothing.</summary>
    private static bool Reported(string register, string date, int year, DateOnly cut) =>
        Within(register, date, year, cut).Any()
        || NilReturns.Any(nil => nil["register"] == register && string.CompareOrdinal(nil["month"], Start(year, cut)[..7]) >= 0 && string.CompareOrdinal(nil["month"], End(year, cut)[..7]) <= 0);

    private static bool IsIn(IReadOnlyList<Row> list, string code, string day) =>
        list.Any(row => row["code"] == code && string.CompareOrdinal(row["from_date"], day) <= 0 && (row["to_date"].Length == 0 || string.CompareOrdinal(row["to_date"], day) > 0));

    private static string Start(int year, DateOnly cut) => $"{cut.Year + year}-01-01";

    private static string End(int year, DateOnly cut) => cut.AddYears(year).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
