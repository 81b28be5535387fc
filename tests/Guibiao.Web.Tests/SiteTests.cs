using System.Net;
using System.Text.RegularExpressions;

namespace Guibiao.Web.Tests;

public sealed partial class SiteTests(RunningSite site) : IClassFixture<RunningSite>
{
    public static TheoryData<string> Everywhere => ["/", "/en/", "/no/such/page", "/en/no/such/page", "/broken", "/en/broken"];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Page_Anywhere_IsStrict(string address)
    {
        var answer = await site.Http.GetAsync(address, TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(Inline(), html);
    }

    [Theory]
    [InlineData("/", "zh-Hant-TW", "跳到主要內容", "/en/")]
    [InlineData("/en/", "en", "Skip to main content", "/")]
    [InlineData("/no/such/page?at=2016-06-30", "zh-Hant-TW", "找不到這一頁", "/en/no/such/page?at=2016-06-30")]
    [InlineData("/en/no/such/page", "en", "There is no such page", "/no/such/page")]
    [InlineData("/en/broken", "en", "This page failed", "/broken")]
    public async Task Page_InEitherLanguage_LeadsToItselfInTheOther(string address, string language, string words, string other)
    {
        var html = await (await site.Http.GetAsync(address, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"switch\" href=\"{other}\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/en", HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/en/nothing", HttpStatusCode.NotFound)]
    [InlineData("/not-found", HttpStatusCode.NotFound)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
    [InlineData("/site.css", HttpStatusCode.OK)]
    [InlineData("/en/site.css", HttpStatusCode.OK)]
    [InlineData("/mark.svg", HttpStatusCode.OK)]
    public async Task Address_Answers(string address, HttpStatusCode status) =>
        Assert.Equal(status, (await site.Http.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode);

    [Fact]
    public async Task Fault_ShowsAnIdAndASentence_AndNothingOfTheHouse()
    {
        var html = await (await site.Http.GetAsync("/broken", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Matches("錯誤編號 [0-9a-f]{8}。請把這個編號告訴維護人員，紀錄中有詳情。", html);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperationException", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_OfAnotherName_IsRefused()
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Http.SendAsync(question, TestContext.Current.CancellationToken)).StatusCode);
    }

    [GeneratedRegex("<script|<style|\\sstyle=|\\son[a-z]+=|javascript:|importmap", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
