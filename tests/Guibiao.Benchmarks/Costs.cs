using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;
using EventLog = Guibiao.History.EventLog;

namespace Guibiao.Benchmarks;

/// <summary>The same work with and without: events in their chain beside plain rows of the same bytes; reading as the role that row-level security binds beside reading as the owner.</summary>
public static class Costs
{
    private const int Events = 200;

    public static void Run(string address, string? site)
    {
        var store = Store.Open(address);
        store.Write("mofa", transaction => transaction.Connection!.Execute("CREATE TABLE IF NOT EXISTS plain_row (number bigint PRIMARY KEY, at text, by text, reason text, kind text, subject text, body text)", transaction: transaction));
        var number = 0L;
        var change = new Change("bench", DateTimeOffset.UtcNow, "cost");
        var body = new JsonObject { ["register"] = "visits", ["accepted"] = 1, ["digest"] = new string('0', 64) };
        var withHistory = Median(() => store.Write("mofa", transaction =>
        {
            for (var i = 0; i < Events; i++)
            {
                EventLog.Append(transaction, "mofa", change, "bench", "bench", body.DeepClone());
            }
            return true;
        }));
        var plain = Median(() => store.Write("mofa", transaction =>
        {
            for (var i = 0; i < Events; i++)
            {
                transaction.Connection!.Execute("INSERT INTO plain_row VALUES (@number, @at, @By, @Reason, 'bench', 'bench', @text)",
                    new { number = DateTime.UtcNow.Ticks + number++, at = Times.Print(change.At), change.By, change.Reason, text = body.ToJsonString() }, transaction);
            }
            return true;
        }));
        store.Write("mofa", transaction => transaction.Connection!.Execute("DROP TABLE plain_row", transaction: transaction));
        Print($"{store.Dialect.Name}: one event in the chain", withHistory / Events, "one plain row of the same bytes", plain / Events);
        var verified = Median(() => store.Read("mofa", transaction => EventLog.Verify(transaction, "mofa")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.Dialect.Name}: history verify of {store.Read("mofa", transaction => EventLog.Verify(transaction, "mofa")).Events} events {verified:0.0} ms"));
        if (site is null)
        {
            return;
        }
        var bound = Store.Open(site);
        foreach (var (what, work) in ((string, Func<Store, object?>)[])
        [
            ("all 19 indicators", one => one.Read("mofa", transaction => IndicatorEvaluator.Evaluate(transaction, "mofa", 105, TimeProvider.System))),
            ("a page of entries", one => one.Read("mofa", transaction => EntryList.Read(transaction, "mofa", RegisterStore.Find(transaction, "visits")!, new EntryQuery(EntryStatus.Verified)))),
            ("an empty reading", one => one.Read("mofa", transaction => 0)),
        ])
        {
            Print("as the bound role: " + what, Median(() => work(bound)), "as the owner", Median(() => work(store)));
        }
    }

    private static void Print(string what, double measured, string beside, double known) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {measured:0.000} ms, {beside} {known:0.000} ms, ratio {known / measured:0.00}"));

    private static double Median(Func<object?> work)
    {
        var times = new List<double>();
        for (var run = 0; run < 12; run++)
        {
            var began = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return times.Skip(3).Order().ElementAt(4);
    }
}
