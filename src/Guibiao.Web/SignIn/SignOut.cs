using Microsoft.AspNetCore.Antiforgery;

namespace Guibiao.Web.SignIn;

/// <summary>The end of a session, from any page.</summary>
internal static class SignOut
{
    public static async Task<IResult> Now(HttpContext http, IAntiforgery forms, PersonSignIn people, Urls urls)
    {
        if (!await forms.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }
        await people.SignOutAsync();
        return Results.LocalRedirect(urls.Home);
    }
}
