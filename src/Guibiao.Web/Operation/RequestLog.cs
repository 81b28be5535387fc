using System.Diagnostics;
using Guibiao.Web.SignIn;

namespace Guibiao.Web.Operation;

/// <summary>One line a request, where that is asked for: the route and never the address, which may hold what somebody typed; no header, no body.</summary>
internal static partial class RequestLog
{
    public const string Category = "Guibiao.Request";

    public static void LogRequests(this WebApplication site)
    {
        var log = site.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        if (!log.IsEnabled(LogLevel.Information))
        {
            return;
        }
        site.Use(async (http, next) =>
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                Told(log, http.Request.Method, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-", http.Response.StatusCode, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds,
                    Visitor.Of(http)?.Person.Account ?? "-", http.GetRouteValue("agency") as string is { } agency ? TypedText.Shown(agency) : "-", FaultLog.IdOf(http), Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms {Account} {Agency} {Fault} {Trace}")]
    private static partial void Told(ILogger log, string method, string route, int status, long milliseconds, string account, string agency, string fault, string trace);
}
