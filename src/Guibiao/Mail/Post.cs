using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Guibiao.Mail;

/// <summary>Sends letters by SMTP: encrypted, but on this machine itself; a server that doesn't answer is given up soon.</summary>
public sealed class Post(MailSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Null when the letter is with the server, else what went wrong in a sentence.</summary>
    public async Task<Text?> Send(Letter letter, CancellationToken stop = default)
    {
        if (!MailboxAddress.TryParse(letter.To, out var address) || letter.To.AsSpan().IndexOfAny('\r', '\n') >= 0)
        {
            return Messages.Get("mail.badAddress", TypedText.Quoted(letter.To));
        }
        using var message = new MimeMessage(
            [MailboxAddress.Parse(settings.From)], [new MailboxAddress(OneLine(letter.Name), address.Address)], OneLine(letter.Subject),
            new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody());
        var server = settings.Server;
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            await client.ConnectAsync(server.Host, server.Port > 0 ? server.Port : server.Scheme == "smtps" ? 465 : 587, Security(server), patience.Token);
            if (server.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
            {
                await client.AuthenticateAsync(Uri.UnescapeDataString(user), rest is [var password] ? Uri.UnescapeDataString(password) : "", patience.Token);
            }
            await client.SendAsync(message, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Messages.Get("mail.noAnswer", server.Host);
        }
        catch (Exception fault) when (fault is SocketException or IOException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            return Messages.Get("mail.refused", server.Host, fault.Message.Split('\n')[0].Trim());
        }
    }

    /// <summary>A password never goes over a line that others can read.</summary>
    public static SecureSocketOptions Security(Uri server) =>
        server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect
        : server.Host == "localhost" || (IPAddress.TryParse(server.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    // What somebody typed as a name begins no header.
    private static string OneLine(string text) => text.Replace('\r', ' ').Replace('\n', ' ');
}
