using Guibiao.Web.Api;

namespace Guibiao.Web.SignIn;

/// <summary>The API writes for tokens alone: no page elsewhere can make a browser that is signed in send one.</summary>
internal sealed class TokenOnly(IHttpContextAccessor http) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Visitor.Of(http.HttpContext!)?.Scope is null
            ? Json.Refused(context.HttpContext.RequestServices.GetRequiredService<Texts>()["api.token"], StatusCodes.Status401Unauthorized)
            : await next(context);
}
