using Dapper;
using Guibiao.Cli;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;
using Guibiao.Tests.Commands;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;

namespace Guibiao.Tests.Faults;

/// <summary>The server goes and comes back: one sentence meanwhile, and afterwards the work goes on as if nothing had been.</summary>
[Collection("console")]
public sealed class AwayTests
{
    [Fact]
    public async Task ServerStoppedAndStarted_SaysSo_ThenWorkResumes_AndNothingIsDoubled()
    {
        using var server = PostgreSqlServer.Alone();
        var address = server.NewDatabase();
        var store = Store.Open(address);
        using var pack = new SmallPack();
        string[] load = ["pack", "load", pack.Folder, "--database", address, "--lang", "en"];
        Assert.Equal(ExitCode.Done, (await CommandLine.Run(load)).ExitCode);
        // Several connections wait for their next use while the server goes.
        Parallel.For(0, 6, _ => Count(store));
        var (events, rows) = (Count(store), Rows(store));

        server.Stop();
        Assert.Contains("can't be opened", Assert.Throws<StoreUnreachableException>(() => Count(store)).Sentence.English, StringComparison.Ordinal);
        Assert.Throws<StoreUnreachableException>(() => Append(store));
        Assert.Throws<StoreUnreachableException>(() => Store.Open(address));
        var (exit, _, error) = await CommandLine.Run("indicator", "evaluate", "--database", address, "--lang", "en");
        Assert.Equal(ExitCode.Unreachable, exit);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        server.StartAgain();
        Assert.Equal(events, Count(store));
        Restart(server, store);
        Append(store);
        Restart(server, store);
        Assert.Equal(events + 1, Count(Store.Open(address)));
        await CommandLine.Run(load);
        Assert.Equal(rows, Rows(store));

        var lost = Assert.Throws<StoreUnreachableException>(() => store.Write(transaction =>
        {
            EventLog.Append(transaction, "mofa", Now, "test", "a", new System.Text.Json.Nodes.JsonObject());
            server.Stop();
            return EventLog.Append(transaction, "mofa", Now, "test", "b", new System.Text.Json.Nodes.JsonObject());
        }));
        Assert.Contains("went away during the work; nothing was stored", lost.Sentence.English, StringComparison.Ordinal);
        server.StartAgain();
        Assert.Equal(events + 1, Count(store));

        var unsure = Assert.Throws<StoreUnreachableException>(() => store.Write(transaction =>
        {
            var number = EventLog.Append(transaction, "mofa", Now, "test", "a", new System.Text.Json.Nodes.JsonObject());
            server.Stop();
            return number;
        }));
        Assert.Contains("look before you do it again", unsure.Sentence.English, StringComparison.Ordinal);
        server.StartAgain();
        Assert.InRange(Count(store), events + 1, events + 2);
        Assert.True(store.Read(transaction => EventLog.Verify(transaction, "mofa")).Ok);
        Assert.Equal(2, IndicatorEvaluator.Evaluate(store, "mofa", 105, new SmallPack.Clock()).Count);
    }

    private static Change Now => new("王小明", DateTimeOffset.UtcNow, "測試");

    // With a connection in the pool that the restart makes stale.
    private static void Restart(PostgreSqlServer server, Store store)
    {
        Count(store);
        server.Stop();
        server.StartAgain();
    }

    private static long Count(Store store) => store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM event", transaction: transaction));

    private static long Rows(Store store) => store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM r_visits", transaction: transaction));

    private static long Append(Store store) => store.Write(transaction => EventLog.Append(transaction, "mofa", Now, "test", "a", new System.Text.Json.Nodes.JsonObject()));
}
