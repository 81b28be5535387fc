namespace Guibiao.Mail;

/// <summary>
/// Where letters go out: GUIBIAO_SMTP (smtp://user:password@host:port, or smtps://), from whom: GUIBIAO_MAIL_FROM, and what the site is called in links: GUIBIAO_ADDRESS.
/// </summary>
public sealed record MailSettings(Uri Server, string From, Uri? Address)
{
    /// <summary>Null where no server is set.</summary>
    /// <exception cref="RefusalException">A setting can't be read.</exception>
    public static MailSettings? Read()
    {
        if (Setting("GUIBIAO_SMTP") is not { } server)
        {
            return null;
        }
        // The password stays out of the sentence.
        var read = Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri.Scheme is "smtp" or "smtps" && uri!.Host.Length > 0 ? uri : throw Refuse("mail.server");
        var from = Setting("GUIBIAO_MAIL_FROM") is { } address && MimeKit.MailboxAddress.TryParse(address, out _) ? address : throw Refuse("mail.from");
        return new MailSettings(read!, from, Site());
    }

    /// <summary>What the site is called in links; null where that isn't set.</summary>
    public static Uri? Site() => Setting("GUIBIAO_ADDRESS") is not { } text ? null
        : Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri
        : throw Refuse("mail.address");

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    private static RefusalException Refuse(string code) => new(Refusal.Of(code).Plain());
}
