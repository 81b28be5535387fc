using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Guibiao.Web.Tests.Access;

/// <summary>A mail server on this machine that keeps what it is given; nobody of full.example takes letters.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Box box = new();
    private readonly Task running;

    public MailServer()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        var services = new ServiceProvider();
        services.Add(box);
        running = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("mail.example").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build(), services).StartAsync(stop.Token);
    }

    public int Port { get; }

    public Uri Address => new($"smtp://127.0.0.1:{Port}");

    public IReadOnlyCollection<MimeMessage> Letters => box.Letters;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // As it was told.
        }
        stop.Dispose();
    }

    private sealed class Box : MessageStore
    {
        public ConcurrentQueue<MimeMessage> Letters { get; } = new();

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            if (transaction.To.Any(to => to.Host == "full.example"))
            {
                return SmtpResponse.MailboxUnavailable;
            }
            using var stream = new MemoryStream(buffer.ToArray());
            Letters.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
