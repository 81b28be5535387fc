using Guibiao.Storage;
using Guibiao.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Guibiao.Web;

/// <summary>Gives each fault an id that the log and the page both show. The page itself is ShowFault's.</summary>
internal sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    private static readonly object Key = new();

    public static string IdOf(HttpContext context) => context.Items[Key] as string ?? "";

    /// <summary>503 where the database is away or full: that passes, and is nobody's fault here.</summary>
    public static int StatusOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is StoreUnreachableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        httpContext.Items[Key] = id;
        log.LogError(exception, "Fault {Id} at {Path}", id, httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        if (!DataAddress.Is(httpContext.Request))
        {
            return false;
        }
        var (status, texts) = (StatusOf(httpContext), httpContext.RequestServices.GetRequiredService<Texts>());
        await Json.Refused(texts[status == StatusCodes.Status503ServiceUnavailable ? "fault.away" : "fault.sentence", id], status).ExecuteAsync(httpContext);
        return true;
    }
}
