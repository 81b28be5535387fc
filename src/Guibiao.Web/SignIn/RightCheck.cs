using Guibiao.Access;
using Microsoft.AspNetCore.Authorization;

namespace Guibiao.Web.SignIn;

/// <summary>A right in the agency that the address names.</summary>
internal sealed record RightWanted(Right Right) : IAuthorizationRequirement;

/// <summary>Lets through who has the right. Which role has it is said in <see cref="Rights"/>.</summary>
internal sealed class RightCheck(IHttpContextAccessor http) : AuthorizationHandler<RightWanted>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightWanted requirement)
    {
        if (http.HttpContext is { } asked && Visitor.Of(asked) is { } who && asked.GetRouteValue("agency") is string agency && who.May(requirement.Right, agency))
        {
            context.Succeed(requirement);
        }
        return Task.CompletedTask;
    }
}
