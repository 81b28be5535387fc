using Guibiao.Access;
using Guibiao.Mail;

namespace Guibiao.Web.SignIn;

/// <summary>Links for who was asked in, with the site's own address before them, and the letters that bring them where a mail server is set.</summary>
public sealed class InvitationLinks(Invitations invitations, SiteSettings settings, IHttpContextAccessor http)
{
    public bool CanSend => settings.Mail is not null;

    /// <summary>The link of a secret: by the address that the operator named, else by the one that was asked.</summary>
    public Uri Of(string agency, string secret) => new(
        settings.Mail?.Address ?? MailSettings.Site() ?? new Uri($"{http.HttpContext!.Request.Scheme}://{http.HttpContext.Request.Host}/"), $"account/invitation/{Uri.EscapeDataString(agency)}?code={secret}");

    /// <summary>Makes an invitation and sends it where that can be. The link is there for the administrator to hand over where no letter went out.</summary>
    public async Task<(Uri? Link, Text? Wrong)> Invite(string agency, string account, Change change)
    {
        if (invitations.Make(agency, account, change) is not { } secret)
        {
            return (null, Guibiao.Messages.Get("invitation.notWaiting", account));
        }
        var link = Of(agency, secret);
        if (settings.Mail is not { } mail)
        {
            return (link, null);
        }
        var wrong = await invitations.Send(agency, account, link, new Post(mail));
        return (wrong is null ? null : link, wrong);
    }
}
