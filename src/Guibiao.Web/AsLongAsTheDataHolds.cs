using System.Globalization;
using Guibiao.Indicators;
using Guibiao.Storage;
using Guibiao.Web.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.OutputCaching;

namespace Guibiao.Web;

/// <summary>
/// Keeps finished answers for as long as the database and the day are what they were. Both are part of an answer's key and are read before the page reads any data,
/// so that an answer is never older than the data of its request.
/// </summary>
internal sealed class AsLongAsTheDataHolds(DataVersion data, TimeProvider clock) : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var asked = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        // What is shown to one person is nobody else's; how the site is, and what went wrong, is of the moment.
        if (context.HttpContext.Request.Path.StartsWithSegments("/health") || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
            || context.HttpContext.Request.Cookies.ContainsKey(SessionCookie.Name) || TokenCheck.Has(context.HttpContext.Request) || context.HttpContext.Request.Path.StartsWithSegments("/account"))
        {
            context.EnableOutputCaching = false;
            return ValueTask.CompletedTask;
        }
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = asked;
        context.AllowCacheStorage = asked;
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["data"] = data.Read();
        context.CacheVaryByRules.VaryByValues["day"] = IndicatorEvaluator.Today(clock).DayNumber.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage = context.AllowCacheStorage && context.HttpContext.Response.StatusCode == StatusCodes.Status200OK
            && context.HttpContext.Response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
