using BenchmarkDotNet.Attributes;
using Dapper;
using Guibiao.Indicators;

namespace Guibiao.Benchmarks;

/// <summary>All 19 indicators over more than 100,000 entries, beside the same sums as somebody would write them by hand over the register tables.</summary>
public class Evaluating
{
    private const string Verified = "agency = 'mofa' AND known_to IS NULL AND status = 'verified'";
    private const string Ally = "EXISTS (SELECT 1 FROM list_member m WHERE m.agency = 'mofa' AND m.list = 'allies' AND m.code = country AND m.from_date <= visited AND (m.to_date IS NULL OR visited < m.to_date))";
    private const string MinisterUp = "\"rank\" IN ('minister', 'head_of_government', 'deputy_head_of_state', 'head_of_state')";
    private const string ViceUp = "\"rank\" IN ('vice_minister', 'member_of_parliament', 'former_head_of_state', 'minister', 'head_of_government', 'deputy_head_of_state', 'head_of_state')";

    private static readonly string[] Sums =
    [
        In("visits", "visited", 2016, $"{Ally} AND {MinisterUp}"),
        $"SELECT COUNT(*) FROM r_cooperation_projects WHERE {Verified} AND period_from <= '2016-12-31' AND (period_to IS NULL OR period_to > '2016-01-01') AND country IN (SELECT code FROM list_member WHERE agency = 'mofa' AND list = 'allies')",
        In("agreements", "signed", 2016),
        In("visits", "visited", 2016, $"NOT {Ally} AND ({ViceUp} OR (country IN ('US', 'CA') AND \"rank\" = 'deputy_assistant_secretary'))"),
        $"SELECT kind, COUNT(*) FROM r_organization_activities WHERE {Verified} AND held BETWEEN '2016-01-01' AND '2016-12-31' GROUP BY kind, organization IN ('WHO', 'ICAO', 'UNFCCC', 'INTERPOL')",
        .. Years(year => $"SELECT kind, COUNT(*), SUM(persons) FROM r_ngo_support WHERE {Verified} AND held BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY kind"),
        $"SELECT kind, SUM(amount) FROM r_ngo_budget WHERE {Verified} AND booked BETWEEN '2016-01-01' AND '2016-12-31' GROUP BY kind",
        .. Years(year => $"SELECT kind, SUM(pieces) FROM r_media_output WHERE {Verified} AND issued BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY kind"),
        .. Years(year => $"SELECT programme, COUNT(DISTINCT country), COUNT(DISTINCT city), SUM(persons) FROM r_youth_exchange WHERE {Verified} AND departed BETWEEN '{year}-01-01' AND '{year}-12-31' GROUP BY programme"),
        $"SELECT SUM(defects), SUM(issued) FROM r_passports WHERE {Verified} AND produced BETWEEN '2016-01-01' AND '2016-12-31'",
        .. Years(year => $"SELECT COUNT(DISTINCT destination) FROM r_travel_facilitation WHERE {Verified} AND arrangement IN ('visa free', 'visa on arrival', 'e-visa', 'eta') AND period_from <= '{year}-12-31' AND (period_to IS NULL OR period_to > '{year}-12-31')"),
        .. Years(year => $"SELECT COUNT(DISTINCT country) FROM r_driving_licences WHERE {Verified} AND period_from <= '{year}-12-31' AND (period_to IS NULL OR period_to > '{year}-12-31')"),
        $"SELECT COUNT(*), COUNT(lease_from) FROM r_properties WHERE {Verified} AND holding_from <= '2016-12-31'",
        In("training_selection", "applied", 2016),
        In("training_selection", "applied", 2016, "approved = 1"),
        In("training_classes", "planned", 2016),
        In("training_classes", "planned", 2016, "held = 1"),
        In("cross_agency_projects", "joined", 2016),
        $"SELECT account, SUM(amount) FROM r_budget_ledger WHERE {Verified} AND booked BETWEEN '2016-01-01' AND '2016-12-31' GROUP BY account",
        $"SELECT kind, SUM(amount) FROM r_medium_term_ceilings WHERE {Verified} AND decided BETWEEN '2016-01-01' AND '2016-12-31' GROUP BY kind",
        $"SELECT effective, category, SUM(positions) FROM r_headcount WHERE {Verified} AND effective BETWEEN '2016-01-01' AND '2017-12-31' GROUP BY effective, category",
        $"SELECT COUNT(DISTINCT staff) FROM r_senior_learning WHERE {Verified} AND held BETWEEN '2016-01-01' AND '2016-12-31'",
    ];

    private Sample sample = null!;

    [GlobalSetup]
    public void SetUp()
    {
        sample = new Sample();
        sample.ImportVisits(Sample.VisitsCsv(95_000));
    }

    [GlobalCleanup]
    public void CleanUp() => sample.Dispose();

    [Benchmark(Baseline = true)]
    public int HandWrittenSql() => sample.Store.Read(transaction => Sums.Sum(sql => transaction.Connection!.Query(sql, transaction: transaction).Count()));

    [Benchmark]
    public int EvaluateAll() => IndicatorEvaluator.Evaluate(sample.Store, Sample.Agency, 105, TimeProvider.System).Count;

    private static string In(string register, string date, int year, string condition = "1 = 1") =>
        $"SELECT COUNT(*) FROM r_{register} WHERE {Verified} AND {date} BETWEEN '{year}-01-01' AND '{year}-12-31' AND {condition}";

    private static IEnumerable<string> Years(Func<int, string> sum) => [sum(2015), sum(2016)];
}
