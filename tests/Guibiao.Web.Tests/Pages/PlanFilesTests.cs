using System.Net;
using Guibiao.Plans;

namespace Guibiao.Web.Tests.Pages;

/// <summary>The files that the plan's page offers.</summary>
public sealed class PlanFilesTests(RealYear real)
{
    public static TheoryData<string> Formats => [.. PlanFile.Formats.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task File_OfThePlansPage_IsLinkedAndDownloadedWithItsType(string format)
    {
        Assert.Contains($"href=\"/mofa/105/plan.{format}\"", await real.Get("/mofa/105/plan"), StringComparison.Ordinal);

        using var answer = await real.Http.GetAsync(new Uri($"/mofa/105/plan.{format}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(PlanFile.Formats[format], answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", $"mofa-105-plan.{format}"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 5000);
    }

    // PDF holds the moment it was made: the same bytes were made once.
    [Fact]
    public async Task Pdf_AskedForByManyAtOnce_IsLaidOutOnce()
    {
        var files = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => real.Http.GetByteArrayAsync(new Uri($"/mofa/105/plan.pdf?{number}", UriKind.Relative), TestContext.Current.CancellationToken)));

        Assert.All(files, file => Assert.Equal(files[0], file));
    }

    [Fact]
    public async Task File_OfNoPlan_IsNotThere() =>
        Assert.Equal(HttpStatusCode.NotFound, (await real.Http.GetAsync(new Uri("/mofa/106/plan.odt", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
}
