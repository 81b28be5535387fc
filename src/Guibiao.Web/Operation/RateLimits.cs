using System.Globalization;
using System.Threading.RateLimiting;
using Guibiao.Web.Api;
using Guibiao.Web.SignIn;
using Microsoft.AspNetCore.RateLimiting;

namespace Guibiao.Web.Operation;

/// <summary>How often one address may try to sign in, ask programs' questions and take exports. Reading pages is not counted.</summary>
internal static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void Set(RateLimiterOptions options, SiteSettings settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, string)>(http => Kind(http.Request, settings) switch
        {
            ("sign-in", var most) => Window(http, "sign-in", most),
            ("api", var most) => Window(http, "api", most),
            ("export", var most) => Window(http, "export", most),
            _ => RateLimitPartition.GetNoLimiter(("", "")),
        });
        options.OnRejected = (refused, _) =>
        {
            var seconds = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 60;
            refused.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static (string Kind, int Most) Kind(HttpRequest request, SiteSettings settings) =>
        request.Path.StartsWithSegments("/api") ? ("api", 600)
        : HttpMethods.IsPost(request.Method) && request.Path.Value is ("/account/sign-in" or "/account/second-step" or "/account/first" or "/account/passkeys/use" or "/account/passkeys/make") ? ("sign-in", settings.SignInsAMinute)
        : request.Path.Value == ProviderSignIn.Answer ? ("sign-in", settings.SignInsAMinute)
        : request.Path.Value?.EndsWith(".csv", StringComparison.Ordinal) == true ? ("export", 120)
        : ("", 0);

    private static RateLimitPartition<(string, string)> Window(HttpContext http, string kind, int most) => RateLimitPartition.GetFixedWindowLimiter(
        (kind, SessionCookie.Address(http)), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Minute, QueueLimit = 0 });
}
