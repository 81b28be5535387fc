using Guibiao.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Guibiao.Web.SignIn;

/// <summary>What the browser is asked for: a challenge of this moment, which a cookie keeps until the answer. A key must ask for its owner's finger, face or number, so that it stands for both steps.</summary>
internal static class PasskeyOptions
{
    public static void Set(IdentityPasskeyOptions options) => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required");

    public static async Task<IResult> Use(PersonSignIn people) => Results.Content(await people.MakePasskeyRequestOptionsAsync(null), "application/json");

    public static async Task<IResult> Make(HttpContext http, PersonSignIn people, Texts texts, [FromForm(Name = "Password")] string? password)
    {
        var person = Visitor.Of(http)!.Person;
        // Somebody who finds the browser open can't let themselves in for good.
        if (HasPassword(person) && !await people.ConfirmAsync(person, password ?? ""))
        {
            return Results.Text(texts["account.wrong"], statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        return Results.Content(await people.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = person.Account, Name = person.Account, DisplayName = person.Name }), "application/json");
    }

    /// <summary>Who comes by a provider alone has none to type.</summary>
    public static bool HasPassword(Person person) => person.ByDirectory || person.PasswordHash is not null;
}
