using System.Net;
using System.Text.Json.Nodes;
using Guibiao.Access;

namespace Guibiao.Web.Tests.Access;

public sealed class YearlyListTests(PeopledSite site)
{
    [Fact]
    public async Task Account_OlderThanAYear_IsOverdue_UntilSomebodyConfirmsIt()
    {
        var administrator = await site.As("administrator");
        var account = site.NewPerson(new HeldRole("mofa", Role.Auditor, null), person => person.CreatedAt = DateTimeOffset.UtcNow.AddDays(-400));
        Assert.True((bool)(await Line(administrator, account))["overdue"]!);
        Assert.Contains("超過一年沒有確認", await PeopledSite.Text(await administrator.GetAsync(new Uri("/mofa/people", UriKind.Relative), TestContext.Current.CancellationToken)), StringComparison.Ordinal);

        var done = await PeopledSite.Send(administrator, "/mofa/people/yearly", "yearly", ("Account", account), ("Reason", "年度清查"));
        Assert.Equal("/mofa/people/yearly?done=1", done.Headers.Location!.IsAbsoluteUri ? done.Headers.Location.PathAndQuery : done.Headers.Location.ToString());
        var line = await Line(administrator, account);
        Assert.Equal((false, "administrator"), ((bool)line["overdue"]!, (string)line["by"]!));
        Assert.Contains("帳號清查", await PeopledSite.Text(await administrator.GetAsync(new Uri("/mofa/history?kind=person.confirm", UriKind.Relative), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnesOwnAccount_IsConfirmedBySomebodyElse_WhereThereIsSomebody()
    {
        site.NewPerson(new HeldRole("mofa", Role.Administrator, null));
        var answer = await PeopledSite.Text(await PeopledSite.Send(await site.As("administrator"), "/mofa/people/yearly", "yearly", ("Account", "administrator"), ("Reason", "年度清查")));
        Assert.Contains("自己的帳號須由其他管理者確認", answer, StringComparison.Ordinal);
        Assert.Null((string?)(await Line(await site.As("administrator"), "administrator"))["confirmed"]);
    }

    [Theory]
    [InlineData("", "年度清查", "請先勾選帳號")]
    [InlineData("auditor", " ", "請寫下理由")]
    [InlineData("nobody-there", "年度清查", "nobody-there")]
    public async Task Confirm_OfNothing_WithoutAReason_OrOfSomebodyElses_IsRefused(string account, string reason, string sentence) =>
        Assert.Contains(sentence, await PeopledSite.Text(await PeopledSite.Send(await site.As("administrator"), "/mofa/people/yearly", "yearly", [.. account.Length > 0 ? [("Account", account)] : Array.Empty<(string, string)>(), ("Reason", reason)])), StringComparison.Ordinal);

    private static async Task<JsonNode> Line(HttpClient administrator, string account) =>
        JsonNode.Parse(await administrator.GetStringAsync(new Uri("/mofa/people/yearly.json", UriKind.Relative), TestContext.Current.CancellationToken))!["accounts"]!.AsArray().Single(line => (string)line!["account"]! == account)!;
}
