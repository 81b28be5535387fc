namespace Guibiao.Web.Tests.Browser;

/// <summary>Every kind of page, in both languages, on a phone and on a desk.</summary>
public static class SitePages
{
    private static readonly string[] Addresses =
    [
        "/mofa/105", "/mofa/105?at=2016-06-30", "/mofa/105/plan", "/mofa/105/indicators/5.2?term=%231&of=104", "/mofa/105/indicators/6.2",
        "/mofa/105/indicators/C3.1", "/mofa/registers", "/mofa/registers/visits", "/mofa/registers/travel_facilitation?arrangement=eta", "/mofa/registers/senior_learning", "/no/such/page",
    ];

    public static TheoryData<string, int> All => new(
        from address in Addresses
        from prefix in (string[])["", "/en"]
        from width in (int[])[360, 1440]
        select (prefix + address, width));
}
