using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Web.Tests.Access;

/// <summary>A record's walk by people, on the site and through the API: entered, submitted, verified, corrected, returned; each by who may, and by nobody else.</summary>
public sealed class DeskTests(PeopledSite site)
{
    private static int number;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entry_EnteredSubmittedAndVerified_CountsAtOnce_AndItsHistoryNamesEach()
    {
        var (reporter, head, entry) = (await site.As("unit-reporter"), await site.As("unit-head"), Next());
        var before = await Value("1.1");
        var entered = await PeopledSite.Send(reporter, "/mofa/desk/visits/enter", "enter", [.. Fields(entry), ("Act", "submit")]);
        Assert.True(entered.StatusCode == HttpStatusCode.Redirect, await PeopledSite.Text(entered));
        Assert.Equal(before, await Value("1.1"));
        Assert.DoesNotContain(entry, await head.GetStringAsync(new Uri("/mofa/registers/visits?month=2016-05", UriKind.Relative), Stop), StringComparison.Ordinal);

        var verified = await PeopledSite.Send(head, "/mofa/desk/visits", "step", ("Entry", entry), ("Act", "verify"));
        Assert.True(verified.StatusCode == HttpStatusCode.Redirect, await PeopledSite.Text(verified));
        Assert.Equal(before + 1, await Value("1.1"));
        Assert.Contains(entry, await head.GetStringAsync(new Uri("/mofa/registers/visits?month=2016-05", UriKind.Relative), Stop), StringComparison.Ordinal);

        var corrected = await PeopledSite.Send(head, $"/mofa/desk/visits/entry?of={entry}", "correct", [.. Fields(entry).Where(field => field.Name is not ("number" or "rank")), ("rank", "vice_minister"), ("Reason", "職級誤植")]);
        Assert.True(corrected.StatusCode == HttpStatusCode.Redirect, await PeopledSite.Text(corrected));
        Assert.Equal(before, await Value("1.1"));
        var page = await PeopledSite.Text(await head.GetAsync(new Uri($"/mofa/desk/visits/entry?of={entry}", UriKind.Relative), Stop));
        Assert.Contains("職級誤植", page, StringComparison.Ordinal);
        Assert.Contains("4 個版本", page, StringComparison.Ordinal);
        Assert.Contains("<td>unit-reporter</td>", page, StringComparison.Ordinal);

        var returned = await PeopledSite.Send(head, "/mofa/desk/visits", "step", ("Entry", entry), ("Act", "return"), ("Reason", "非政要"));
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        Assert.True(site.Store.Read(transaction => EventLog.Verify(transaction, "mofa")).Ok);
    }

    [Fact]
    public async Task WhoeverEnteredIt_DoesntVerifyIt_NeitherByNameNorByAll()
    {
        var (head, entry) = (await site.As("unit-head"), Next());
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(head, "/mofa/desk/visits/enter", "enter", [.. Fields(entry), ("Act", "submit")])).StatusCode);
        Assert.Contains("須由他人查證", await PeopledSite.Text(await PeopledSite.Send(head, "/mofa/desk/visits", "step", ("Entry", entry), ("Act", "verify"))), StringComparison.Ordinal);
        await PeopledSite.Send(head, "/mofa/desk/visits", "step", ("All", "true"), ("Act", "verify"));
        Assert.Equal("submitted", Status(entry));
        var officer = await site.As("planning-officer");
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(officer, "/mofa/desk/visits", "step", ("Entry", entry), ("Act", "verify"))).StatusCode);
        Assert.Equal("verified", Status(entry));
    }

    [Fact]
    public async Task AnothersUnit_IsNeitherSeenNorTouched()
    {
        var (reporter, other, entry) = (await site.As("unit-reporter"), await site.As("other-reporter"), Next());
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(reporter, "/mofa/desk/visits/enter", "enter", [.. Fields(entry), ("Act", "enter")])).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri($"/mofa/desk/visits/entry?of={entry}", UriKind.Relative), Stop)).StatusCode);
        Assert.DoesNotContain(entry, await other.GetStringAsync(new Uri("/mofa/desk/visits?status=entered", UriKind.Relative), Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(entry, await other.GetStringAsync(new Uri("/mofa/desk/visits.csv", UriKind.Relative), Stop), StringComparison.Ordinal);
        var events = Events();
        Assert.Contains("不在您可處理的單位內", await PeopledSite.Text(await PeopledSite.Send(other, "/mofa/desk/visits", "step", ("Entry", entry), ("Act", "submit"))), StringComparison.Ordinal);
        Assert.Contains("不在您可處理的單位內", await PeopledSite.Text(await PeopledSite.Send(other, "/mofa/desk/visits/enter", "enter", [.. Fields(Next()), ("Act", "enter")])), StringComparison.Ordinal);
        Assert.Contains("不在您可處理的單位內", await PeopledSite.Text(await PeopledSite.Send(other, "/mofa/desk/visits/nil", "nil", ("Unit", PeopledSite.Unit), ("Month", "2017-01"))), StringComparison.Ordinal);
        Assert.Equal("entered", Status(entry));
        Assert.Equal(events, Events());
    }

    [Theory]
    [InlineData("status", "verified", "不能自帶狀態")]
    [InlineData("verified_at", "2016-06-01", "不能自帶填報或查證時間")]
    [InlineData("reported_at", "2016-06-01", "不能自帶填報或查證時間")]
    [InlineData("class", "密", "密")]
    public async Task File_ThatSaysMoreThanItMay_IsRefused_WithItsLine(string column, string value, string sentence)
    {
        var (reporter, entry) = (await site.As("unit-reporter"), Next());
        var events = Events();
        var html = await Upload(reporter, $"number,country,direction,rank,post,visited,days,unit,{column}\n{entry},PW,inbound,minister,部長,2016-05-03,2,{PeopledSite.Unit},{value}\n");
        Assert.Contains(sentence, html, StringComparison.Ordinal);
        Assert.Contains("尚未匯入任何資料", html, StringComparison.Ordinal);
        Assert.Null(Status(entry));
        Assert.Equal(events, Events());
    }

    [Fact]
    public async Task File_IsShownFirst_AndTakenInAtAWord_Once()
    {
        var (reporter, first, second) = (await site.As("unit-reporter"), Next(), Next());
        var html = await Upload(reporter, $"number,country,direction,rank,post,visited,days,unit\n{first},PW,inbound,minister,部長,2016-05-03,2,{PeopledSite.Unit}\n{second},PW,inbound,minister,部長,105/5/4,2,{PeopledSite.Unit}\n");
        Assert.Contains("匯入 2 筆", html, StringComparison.Ordinal);
        Assert.Null(Status(first));
        var (ticket, token) = (Of(html, "Ticket"), Of(html[html.IndexOf("<main", StringComparison.Ordinal)..], "__RequestVerificationToken"));
        var other = await site.As("unit-head");
        Assert.Contains("預覽已逾時", await Take(other, ticket, Of(await Upload(other, "x"), "__RequestVerificationToken")), StringComparison.Ordinal);
        Assert.Equal("/mofa/desk/visits", await Take(reporter, ticket, token));
        Assert.Equal(("entered", "entered"), (Status(first), Status(second)));
        Assert.Contains("預覽已逾時", await Take(reporter, ticket, token), StringComparison.Ordinal);

        static string Of(string html, string name) => System.Text.RegularExpressions.Regex.Match(html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

        static async Task<string> Take(HttpClient browser, string ticket, string token)
        {
            using var content = new FormUrlEncodedContent([new("_handler", "take"), new("__RequestVerificationToken", token), new("Ticket", ticket), new("Reason", "月報")]);
            using var answer = await browser.PostAsync(new Uri("/mofa/desk/visits/import", UriKind.Relative), content, Stop);
            return answer.Headers.Location is { } next ? new Uri(browser.BaseAddress!, next).AbsolutePath : await PeopledSite.Text(answer);
        }
    }

    [Fact]
    public async Task File_WithColumnsThatNobodyKnows_AsksWhatTheyAre_AndHandsRefusedRowsBack()
    {
        var (reporter, first, second) = (await site.As("unit-reporter"), Next(), Next());
        var html = await Upload(reporter, $"number,country,direction,rank,post,到訪日,days,unit,備忘\n{first},PW,inbound,minister,部長,2016-05-03,2,{PeopledSite.Unit},x\n{second},PW,inbound,minister,部長,2016-02-30,2,{PeopledSite.Unit},y\n");
        Assert.Contains("name=\"mean:備忘\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Ticket\"", html, StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent(
            [new("_handler", "mean"), new("__RequestVerificationToken", Of(html[html.IndexOf("<main", StringComparison.Ordinal)..], "__RequestVerificationToken")), new("MeanTicket", Of(html, "MeanTicket")), new("mean:到訪日", "visited"), new("mean:備忘", "")]);
        html = await PeopledSite.Text(await reporter.PostAsync(new Uri("/mofa/desk/visits/import", UriKind.Relative), content, Stop));
        Assert.DoesNotContain("name=\"mean:", html, StringComparison.Ordinal);
        Assert.Contains($"<td>{first}</td>", html, StringComparison.Ordinal);
        var address = System.Text.RegularExpressions.Regex.Match(html, "href=\"(/mofa/desk/visits/refused\\?ticket=[0-9a-f]+)\"").Groups[1].Value;
        var refused = await reporter.GetStringAsync(new Uri(address, UriKind.Relative), Stop);
        Assert.Contains("不合格原因", refused, StringComparison.Ordinal);
        Assert.Contains(second, refused, StringComparison.Ordinal);
        Assert.DoesNotContain(first, refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As("unit-head")).GetAsync(new Uri(address, UriKind.Relative), Stop)).StatusCode);
        Assert.Null(Status(first));

        static string Of(string html, string name) => System.Text.RegularExpressions.Regex.Match(html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    [Theory]
    [InlineData("", "xlsx")]
    [InlineData("/en", "ods")]
    public async Task Template_HasTheReportersOwnUnits_AndIsTakenInByDeskAndApi(string prefix, string format)
    {
        var reporter = await site.As("unit-reporter");
        using var answer = await reporter.GetAsync(new Uri($"{prefix}/mofa/desk/visits/template.{format}", UriKind.Relative), Stop);
        Assert.Equal((HttpStatusCode.OK, $"visits.{format}"), (answer.StatusCode, answer.Content.Headers.ContentDisposition!.FileName));
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        var codes = new StringBuilder();
        using (var zip = new ZipArchive(new MemoryStream(bytes)))
        {
            foreach (var part in zip.Entries)
            {
                using var reader = new StreamReader(part.Open());
                codes.Append(await reader.ReadToEndAsync(Stop));
            }
        }
        Assert.Contains($">{PeopledSite.Unit}<", codes.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain($">M-MH<", codes.ToString(), StringComparison.Ordinal);
        Assert.Contains(prefix.Length > 0 ? "Notes" : "填表說明", codes.ToString(), StringComparison.Ordinal);

        using var program = site.Program("unit-reporter", Rights.All);
        using var content = new ByteArrayContent(bytes);
        using var taken = await program.PostAsync(new Uri("/api/mofa/registers/visits/entries?reason=r&file=t", UriKind.Relative), content, Stop);
        Assert.Equal((HttpStatusCode.OK, "[]"), (taken.StatusCode, JsonNode.Parse(await taken.Content.ReadAsStringAsync(Stop))!["issues"]!.ToJsonString()));
    }

    [Fact]
    public async Task Reason_ThatHidesWhatItSays_IsRefusedInASentence()
    {
        var (reporter, head, entry) = (await site.As("unit-reporter"), await site.As("unit-head"), Next());
        await PeopledSite.Send(reporter, "/mofa/desk/visits/enter", "enter", [.. Fields(entry), ("Act", "submit")]);
        var events = Events();
        var answer = await PeopledSite.Send(head, "/mofa/desk/visits", "step", ("Entry", entry), ("Act", "return"), ("Reason", "好\u202e壞"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("U+202E", await PeopledSite.Text(answer), StringComparison.Ordinal);
        Assert.Equal(events, Events());
    }

    [Fact]
    public async Task NilReturn_ShowsOnTheDesk()
    {
        var reporter = await site.As("unit-reporter");
        Assert.Contains("未報", await PeopledSite.Text(await reporter.GetAsync(new Uri("/mofa/desk?year=106", UriKind.Relative), Stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(reporter, "/mofa/desk/visits/nil", "nil", ("Unit", PeopledSite.Unit), ("Month", "106/2"))).StatusCode);
        Assert.Contains("<span class=\"nil\">零報</span>", await PeopledSite.Text(await reporter.GetAsync(new Uri("/mofa/desk?year=106", UriKind.Relative), Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formula_IsTriedWithoutATrace_AndConfirmedWithOne()
    {
        var officer = await site.As("planning-officer");
        var (before, events) = (await Value("1.1"), Events());
        var trial = await PeopledSite.Text(await PeopledSite.Send(officer, "/mofa/105/indicators/1.1/formula", "formula", ("Text", "#1 × 2"), ("bind:#1", "ally_visits"), ("Act", "try")));
        Assert.Contains("確認後實際值", trial, StringComparison.Ordinal);
        Assert.Contains((before * 2).ToString(CultureInfo.InvariantCulture), trial, StringComparison.Ordinal);
        Assert.Equal((before, events), (await Value("1.1"), Events()));
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(officer, "/mofa/105/indicators/1.1/formula", "formula", ("Text", "#1 × 2"), ("bind:#1", "ally_visits"), ("Act", "confirm"), ("Reason", "試"))).StatusCode);
        Assert.Equal(before * 2, await Value("1.1"));
        Assert.Equal(HttpStatusCode.Redirect, (await PeopledSite.Send(officer, "/mofa/105/indicators/1.1/formula", "formula", ("Text", "#1"), ("bind:#1", "ally_visits"), ("Act", "confirm"), ("Reason", "改回"))).StatusCode);
        Assert.Equal((before, events + 2), (await Value("1.1"), Events()));
        Assert.Contains("role=\"alert\"", await PeopledSite.Text(await PeopledSite.Send(officer, "/mofa/105/indicators/1.1/formula", "formula", ("Text", "#1 ÷"), ("Act", "try"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_WalksTheSameWay_WithTokens()
    {
        using var reporter = site.Program("unit-reporter", Right.EnterEntries, Right.ReadEntries);
        using var head = site.Program("unit-head", Right.VerifyEntries, Right.ReadEntries);
        var (first, second) = (Next(), Next());
        var json = new JsonArray([.. ((string[])[first, second]).Select(entry => new JsonObject(Fields(entry).Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, field.Value))))]);
        var tried = await Post(reporter, "?reason=月報&dryRun=true", json.ToJsonString());
        Assert.Equal((200, 2, null), ((int)tried.Status, (int)tried.Body["accepted"]!, (int?)tried.Body["import"]));
        Assert.Null(Status(first));
        var taken = await Post(reporter, "?reason=月報", json.ToJsonString());
        Assert.Equal(2, (int)taken.Body["accepted"]!);
        Assert.Equal(2, (int)(await Post(reporter, "/submit", new JsonObject { ["import"] = (long)taken.Body["import"]!, ["reason"] = "月報" }.ToJsonString())).Body["changed"]!);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(reporter, "/verify", """{"all":true,"reason":"x"}""")).Status);
        Assert.Equal(1, (int)(await Post(head, "/verify", new JsonObject { ["entries"] = new JsonArray(first), ["reason"] = "查證" }.ToJsonString())).Body["changed"]!);
        Assert.Equal(1, (int)(await Post(head, "/return", new JsonObject { ["entries"] = new JsonArray(second), ["reason"] = "退" }.ToJsonString())).Body["changed"]!);
        Assert.Equal(("verified", "returned"), (Status(first), Status(second)));
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(head, "/submit", """{"all":true,"reason":"x"}""")).Status);
        var corrected = await Post(reporter, "/correct", new JsonObject { ["entry"] = second, ["set"] = new JsonObject { ["days"] = "3" }, ["reason"] = "更正" }.ToJsonString());
        Assert.Equal((HttpStatusCode.OK, 1), (corrected.Status, (int)corrected.Body["changed"]!));
        // The verified one counts: correcting it takes the right to verify.
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(reporter, "/correct", new JsonObject { ["entry"] = first, ["set"] = new JsonObject { ["days"] = "3" }, ["reason"] = "更正" }.ToJsonString())).Status);
        var listed = JsonNode.Parse(await reporter.GetStringAsync(new Uri("/api/mofa/registers/visits/entries?status=returned", UriKind.Relative), Stop))!;
        Assert.Contains(listed["entries"]!.AsArray(), entry => (string)entry!["entry"]! == second);
    }

    [Theory]
    [InlineData("", "[]")]
    [InlineData("", "{")]
    [InlineData("?reason=x", "[1]")]
    [InlineData("?reason=x", "[{\"number\":{}}]")]
    [InlineData("/submit", "{}")]
    [InlineData("/submit", "{\"reason\":\"x\"}")]
    [InlineData("/submit", "{\"reason\":\"x\",\"all\":true,\"import\":1}")]
    [InlineData("/correct", "{\"reason\":\"x\",\"entry\":\"no such\"}")]
    [InlineData("/nil", "{\"reason\":\"x\",\"unit\":\"M-PW\",\"month\":\"soon\"}")]
    public async Task Api_WhatCantBeTaken_IsSaid_InASentence(string address, string body)
    {
        using var program = site.Program("unit-head", Rights.All);
        var events = Events();
        var (status, answer) = await Post(program, address, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.True(answer["error"] is not null || answer["issues"]!.AsArray().Count > 0);
        Assert.Equal(events, Events());
    }

    [Fact]
    public async Task Api_DoesntWrite_ForABrowsersCookie_NorForATokenWithoutTheRight()
    {
        var browser = await site.As("unit-reporter");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(browser, "/submit", """{"all":true,"reason":"x"}""")).Status);
        using var reader = site.Program("unit-reporter", Right.ReadEntries);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(reader, "/submit", """{"all":true,"reason":"x"}""")).Status);
    }

    private static string Next() => $"T105-{Interlocked.Increment(ref number):0000}";

    private static (string Name, string Value)[] Fields(string entry) =>
    [
        ("number", entry), ("country", "PW"), ("direction", "inbound"), ("rank", "minister"), ("post", "部長"), ("visited", "2016-05-03"), ("days", "2"), ("unit", PeopledSite.Unit), ("class", "public"),
    ];

    private string? Status(string entry) => site.Store.Read(transaction => transaction.Connection!.QuerySingleOrDefault<string>(
        "SELECT status FROM r_visits WHERE agency = 'mofa' AND entry = @entry AND known_to IS NULL", new { entry }, transaction));

    private long Events() => site.Store.Read(transaction => transaction.Connection!.ExecuteScalar<long>("SELECT COUNT(*) FROM event WHERE kind LIKE 'evidence.%' OR kind LIKE 'formula.%'", transaction: transaction));

    private async Task<decimal> Value(string indicator)
    {
        var json = JsonNode.Parse(await (await site.As("auditor")).GetStringAsync(new Uri($"/mofa/105/indicators/{indicator}.json", UriKind.Relative), Stop))!;
        return decimal.Parse((string)json["value"]!, CultureInfo.InvariantCulture);
    }

    private static async Task<string> Upload(HttpClient browser, string csv)
    {
        var page = await browser.GetStringAsync(new Uri("/mofa/desk/visits/import", UriKind.Relative), Stop);
        var token = System.Text.RegularExpressions.Regex.Match(page[page.IndexOf("<main", StringComparison.Ordinal)..], "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var content = new MultipartFormDataContent
        {
            { new StringContent("try"), "_handler" },
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "File", "visits.csv" },
        };
        return await PeopledSite.Text(await browser.PostAsync(new Uri("/mofa/desk/visits/import", UriKind.Relative), content, Stop));
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Post(HttpClient client, string address, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/mofa/registers/visits/entries" + address, UriKind.Relative), content, Stop);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!);
    }
}
