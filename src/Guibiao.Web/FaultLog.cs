using Microsoft.AspNetCore.Diagnostics;

namespace Guibiao.Web;

/// <summary>Gives each fault an id that the log and the page both show. The page itself is ShowFault's.</summary>
internal sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    private static readonly object Key = new();

    public static string IdOf(HttpContext context) => context.Items[Key] as string ?? "";

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        httpContext.Items[Key] = id;
        log.LogError(exception, "Fault {Id} at {Path}", id, httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        return ValueTask.FromResult(false);
    }
}
