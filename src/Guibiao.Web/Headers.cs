namespace Guibiao.Web;

/// <summary>What every answer says about itself: nothing from elsewhere, nothing inline, in nobody's frame.</summary>
internal static class Headers
{
    public static HeaderPolicyCollection Strict() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        // Said over https alone, and never of localhost.
        .AddStrictTransportSecurityMaxAge(maxAgeInSeconds: 31_536_000)
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            // The defaults name features that Chromium doesn't know, and complain about on every page.
            policy.AddCamera().None();
            policy.AddMicrophone().None();
            policy.AddGeolocation().None();
            policy.AddPayment().None();
            policy.AddUsb().None();
        })
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().None();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        });
}
