using Guibiao.Storage;
using Guibiao.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace Guibiao.Web;

/// <summary>Gives each fault an id that the log and the page both show. The page itself is ShowFault's.</summary>
internal sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    private static readonly object Key = new();

    public static string IdOf(HttpContext context) => context.Items[Key] as string ?? "";

    /// <summary>503 where the database is away or full, which passes; 400 for a text that no database keeps, 413 for what is too large: none is a fault of the site's.</summary>
    public static int StatusOf(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        StoreUnreachableException => StatusCodes.Status503ServiceUnavailable,
        RefusalException => StatusCodes.Status400BadRequest,
        // Too large, or not what it says that it is: the request's fault, as the server found it.
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>What the page and the answer to a program say.</summary>
    public static string Sentence(HttpContext context, Texts texts, string id) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        StoreUnreachableException => texts["fault.away", id],
        RefusalException refused => texts[refused.Issue.Message],
        BadHttpRequestException bad => texts.Find($"status.{bad.StatusCode}") ?? texts["status.other", bad.StatusCode],
        _ => texts["fault.sentence", id],
    };

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N")[..8];
        httpContext.Items[Key] = id;
        log.Log(exception is BadHttpRequestException ? LogLevel.Warning : LogLevel.Error, exception, "Fault {Id} at {Path}", id, httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path);
        if (!DataAddress.Is(httpContext.Request))
        {
            return false;
        }
        await Json.Refused(Sentence(httpContext, httpContext.RequestServices.GetRequiredService<Texts>(), id), StatusOf(httpContext)).ExecuteAsync(httpContext);
        return true;
    }
}
