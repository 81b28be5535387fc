using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Guibiao.Indicators;
using Guibiao.Plans;

namespace Guibiao.Web.Tests.Pages;

/// <summary>The site's numbers are the evaluator's: the same that the command line prints.</summary>
public sealed class ValuesTests(RealYear real)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-TW");

    [Theory]
    [InlineData(null)]
    [InlineData("2016-01-31")]
    [InlineData("2016-06-30")]
    [InlineData("2016-11-30")]
    public async Task Dashboard_InAnyForm_ShowsTheEvaluatorsValues(string? at)
    {
        var values = Evaluate(at);
        Assert.Equal(19, values.Count);
        var question = at is null ? "" : "?at=" + at;
        var json = (await real.Json("/mofa/105.json" + question))["values"]!.AsArray();
        var csv = (await real.Get("/mofa/105.csv" + question)).Split("\r\n");
        var html = await real.Get("/mofa/105" + question);
        foreach (var (value, node, row) in values.Zip(json, csv.Skip(1)))
        {
            Assert.Equal(Plain(ValueJson.Write(value, Chinese)), Plain(node!.AsObject()));
            Assert.StartsWith($"{value.Indicator},{value.Key},", row, StringComparison.Ordinal);
            Assert.Contains($",{value.Unit},{value.Display},", row, StringComparison.Ordinal);
            Assert.Contains(value.Display is { } shown ? $"<b>{shown.TrimEnd('%', '‰')}</b>" : "<b class=\"missing\"", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2016-06-30")]
    public async Task Indicator_InAnyForm_ShowsTheEvaluatorsValueAndMonths(string? at)
    {
        var question = at is null ? "" : "?at=" + at;
        foreach (var value in Evaluate(at))
        {
            var address = "/mofa/105/indicators/" + value.Indicator;
            var json = await real.Json(address + ".json" + question);
            Assert.Equal(value.Display, (string?)json["display"]);
            var series = real.Store.Read(transaction => IndicatorEvaluator.Series(transaction, "mofa", 105, value.Indicator, value.At));
            Assert.Equal(series.Select(month => month.Number?.ToString()), json["months"]!.AsArray().Select(month => (string?)month!["value"]));
            Assert.Equal(value.Display, (string?)json["months"]!.AsArray()[^1]!["display"]);
            Assert.Equal(series.Count + 1, (await real.Get(address + ".csv" + question)).Trim().Split("\r\n").Length);
            Assert.Contains(value.Display is { } shown ? $"<b>{shown.TrimEnd('%', '‰')}</b>" : "<b class=\"missing\"", await real.Get(address + question), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Entries_BehindEachTerm_AreAsManyAsItCounts()
    {
        var counted = 0;
        foreach (var value in Evaluate(null))
        {
            foreach (var term in value.Terms.Where(term => !term.IsShare && term.Entries is > 5 or 0))
            {
                var json = await real.Json($"/mofa/105/indicators/{value.Indicator}.json?term={Uri.EscapeDataString(term.Term)}&of={term.Year}");
                Assert.Equal(term.Entries, (long?)json["term"]!["count"]);
                counted++;
            }
        }
        Assert.True(counted > 30);
    }

    [Fact]
    public async Task Plan_AsJson_IsTheStoredPlan()
    {
        var stored = real.Store.Read(transaction => PlanStore.Load(transaction, "mofa", 105))!;
        Assert.True(JsonNode.DeepEquals(new PlanReading(stored.Plan, stored.Diagnostics).ToJson(Chinese), await real.Json("/mofa/105/plan.json")));
    }

    [Fact]
    public async Task Links_FromPlanToIndicatorsAndBack_LeadSomewhere()
    {
        var plan = await real.Get("/mofa/105/plan");
        foreach (var page in Evaluate(null).Select(value => "/mofa/105/indicators/" + value.Indicator))
        {
            Assert.Contains($"href=\"{page}\"", plan, StringComparison.Ordinal);
            foreach (var item in System.Text.RegularExpressions.Regex.Matches(await real.Get(page), "/mofa/105/plan#([^\"]+)").Select(match => match.Groups[1].Value))
            {
                Assert.Contains($"id=\"{item}\"", plan, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Home_WithOneYear_LeadsToIt()
    {
        var answer = await real.Http.GetAsync("/en/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/en/mofa/105", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mofa/105.json?at=June")]
    [InlineData("/mofa/105.csv?at=2016-02-30")]
    [InlineData("/mofa/105/indicators/1.1.json?at=x")]
    public async Task Data_ForNoDay_IsRefusedInASentence(string address)
    {
        var answer = await real.Http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("error", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private IReadOnlyList<Value> Evaluate(string? at) => IndicatorEvaluator.Evaluate(
        real.Store, "mofa", 105, TimeProvider.System, at: at is null ? null : DateOnly.ParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    // What the page adds or protects stands beside what the evaluator says.
    private static string Plain(JsonObject json)
    {
        json = json.DeepClone().AsObject();
        json.Remove("lastYear");
        foreach (var term in json["terms"]!.AsArray())
        {
            foreach (var name in (string[])["entries", "value", "display", "suppressed"])
            {
                term!.AsObject().Remove(name);
            }
        }
        return json.ToJsonString();
    }
}
