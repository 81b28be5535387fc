using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Dapper;
using Guibiao.Access;
using Guibiao.Packs;
using Guibiao.Storage;
using Guibiao.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using EventLog = Guibiao.History.EventLog;

namespace Guibiao.Benchmarks;

/// <summary>
/// 200 people who signed in read page after page while 20 enter a record each second, client and site in one process, on an empty database: crowd ADDRESS SECONDS PACK, and for
/// PostgreSQL the address of a role of the site's own. Counts what was acknowledged, and afterwards what is stored.
/// </summary>
public static class Crowd
{
    private const int Readers = 200;
    private const int Writers = 20;
    private static readonly string[] Pages = ["/mofa/105", "/mofa/105/indicators/1.1", "/mofa/105/plan", "/mofa/registers", "/mofa/registers/visits", "/mofa/105/indicators/5.2", "/mofa/desk?unit=M-PW", "/mofa/desk/visits?unit=M-PW"];

    public static async Task Run(string address, int seconds, string pack, string? siteAddress = null)
    {
        var store = Store.Open(address);
        PackLoader.Load(store, pack, null, null, TimeProvider.System);
        var hash = new PasswordHasher<Person>().HashPassword(new Person { Account = "", Name = "", CreatedAt = default }, "Blue-Whale-1");
        var now = DateTimeOffset.UtcNow;
        store.Write(transaction =>
        {
            for (var i = 0; i < Readers + Writers; i++)
            {
                People.Add(transaction, new Person { Account = $"p{i:000}", Name = $"p{i:000}", PasswordHash = hash, PasswordAt = now, CreatedAt = now, Stamp = "first" });
                People.AddRole(transaction, $"p{i:000}", i < Readers ? new HeldRole("mofa", Role.Auditor, null) : new HeldRole("mofa", Role.UnitReporter, "M-PW"));
            }
            return true;
        });
        if (siteAddress is not null)
        {
            store.Write(transaction => Grants.Give(transaction, new Uri(siteAddress).UserInfo.Split(':')[0]));
        }
        await using var site = Site.Build(new SiteSettings(0, siteAddress ?? address, Path.GetTempPath(), 100_000));
        await site.StartAsync();
        var root = new Uri(site.Urls.First());
        Console.WriteLine("signing in …");
        var readers = new List<HttpClient>();
        for (var i = 0; i < Readers; i++)
        {
            readers.Add(await SignIn(root, $"p{i:000}"));
        }
        var writers = new List<HttpClient>();
        using (var scope = site.Services.CreateScope())
        {
            for (var i = 0; i < Writers; i++)
            {
                var person = store.Read(transaction => People.Find(transaction, $"p{Readers + i:000}"))!;
                var secret = scope.ServiceProvider.GetRequiredService<Tokens>().Make(person, "crowd", [Right.EnterEntries, Right.ReadEntries], DateOnly.FromDateTime(DateTime.UtcNow).AddDays(5)).Secret!;
                writers.Add(new HttpClient { BaseAddress = root, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } });
            }
        }
        var (reads, writes, faults) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<string>());
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll([
            .. readers.Select((reader, at) => Loop(at, i => reader.GetAsync(new Uri(Pages[(at + i) % Pages.Length], UriKind.Relative)), TimeSpan.Zero, reads)),
            .. writers.Select((writer, at) => Loop(at, i => Enter(writer, $"X{at:00}-{i:00000}"), TimeSpan.FromSeconds(1), writes)),
        ]);
        var took = clock.Elapsed.TotalSeconds;
        var stored = store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM r_visits WHERE agency = 'mofa' AND entry LIKE 'X%' AND known_to IS NULL", transaction: transaction));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.Dialect.Name}: {reads.Count / took:0.0} pages a second, p50 {At(reads, .5):0} ms, p99 {At(reads, .99):0} ms; {writes.Count} records entered, p50 {At(writes, .5):0} ms, p99 {At(writes, .99):0} ms; stored {stored}; chain {(store.Read(transaction => EventLog.Verify(transaction, "mofa")).Ok ? "whole" : "BROKEN")}; faults {faults.Count} {faults.FirstOrDefault()}"));

        async Task Loop(int at, Func<int, Task<HttpResponseMessage>> ask, TimeSpan pause, ConcurrentBag<double> times)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var begun = Stopwatch.GetTimestamp();
                try
                {
                    using var answer = await ask(i);
                    await answer.Content.CopyToAsync(Stream.Null);
                    if (!answer.IsSuccessStatusCode)
                    {
                        faults.Add($"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri}");
                        continue;
                    }
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                }
                catch (HttpRequestException fault)
                {
                    faults.Add(fault.Message);
                }
                await Task.Delay(pause);
            }
        }
    }

    private static double At(IEnumerable<double> times, double part) => times.Order().ToList() is { Count: > 0 } all ? all[(int)(part * (all.Count - 1))] : double.NaN;

    private static async Task<HttpResponseMessage> Enter(HttpClient writer, string entry)
    {
        using var content = new StringContent(
            $$"""[{"number":"{{entry}}","country":"PW","direction":"inbound","rank":"minister","post":"部長","visited":"2016-05-03","days":"2","unit":"M-PW","class":"public"}]""", Encoding.UTF8, "application/json");
        return await writer.PostAsync(new Uri("/api/mofa/registers/visits/entries?reason=load", UriKind.Relative), content);
    }

    private static async Task<HttpClient> SignIn(Uri root, string account)
    {
        var reader = new HttpClient { BaseAddress = root };
        var page = await reader.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var mark = "name=\"__RequestVerificationToken\" value=\"";
        var from = page.IndexOf(mark, page.IndexOf("<main", StringComparison.Ordinal), StringComparison.Ordinal) + mark.Length;
        using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("__RequestVerificationToken", page[from..page.IndexOf('"', from)]), new("Account", account), new("Password", "Blue-Whale-1")]);
        (await reader.PostAsync(new Uri("/account/sign-in?next=/account", UriKind.Relative), content)).EnsureSuccessStatusCode();
        return reader;
    }
}
