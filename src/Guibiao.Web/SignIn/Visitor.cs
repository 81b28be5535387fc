using Guibiao.Access;

namespace Guibiao.Web.SignIn;

/// <summary>Who asks. Null where nobody signed in.</summary>
internal static class Visitor
{
    public static SignedIn? Of(HttpContext http) => http.Features.Get<SignedIn>();

    public static void Set(HttpContext http, SignedIn who) => http.Features.Set(who);
}
