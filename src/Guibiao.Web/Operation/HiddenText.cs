using Guibiao.Web.Api;

namespace Guibiao.Web.Operation;

/// <summary>An address that holds what nobody sees, or turns round how it reads, is refused before anything asks what it means; forms and files are looked at where they are read.</summary>
internal static class HiddenText
{
    public static void RefuseHiddenText(this WebApplication site) => site.Use(async (http, next) =>
    {
        if (Find(http.Request) is not { } refusal)
        {
            await next(http);
            return;
        }
        var texts = http.RequestServices.GetRequiredService<Texts>();
        if (DataAddress.Is(http.Request))
        {
            await Json.Refused(texts[refusal.Plain().Message]).ExecuteAsync(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
    });

    private static Refusal? Find(HttpRequest request) =>
        TypedText.Refuse(request.Path.Value ?? "")
        ?? request.Query.SelectMany(pair => pair.Value.Prepend(pair.Key)).OfType<string>().Select(text => TypedText.Refuse(text)).FirstOrDefault(refusal => refusal is not null);
}
