using System.CommandLine;
using Guibiao.Access;
using Guibiao.Archives;
using Guibiao.Mail;
using Guibiao.Storage;
using Guibiao.Web;
using Guibiao.Web.Operation;
using Guibiao.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Guibiao.Cli;

/// <summary>serve: the site, on this machine only, until Ctrl+C.</summary>
public static partial class Commands
{
    // The name that OpenTelemetry gave it everywhere.
    private static Uri? Collector() => Uri.TryCreate(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")?.TrimEnd('/') + "/", UriKind.Absolute, out var collector) ? collector : null;

    public static Command Serve()
    {
        var port = new Option<int>("--port") { Description = Texts.Get("serve.port"), DefaultValueFactory = _ => 5105 };
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                given.AddError(Texts.Get("serve.badPort"));
            }
        });
        var command = new Command("serve", Texts.Get("serve")) { port };
        command.SetAction(async (parsed, stop) =>
        {
            var call = new Call(parsed);
            await using var site = Site.Build(new SiteSettings(parsed.GetValue(port), call.Database, Path.Combine(Call.ProjectRoot, "data"), Directory: DirectorySettings.Read(), Backups: BackupSettings.Read(), Mail: MailSettings.Read(), Logs: LogSettings.Read(), Telemetry: Collector()));
            try
            {
                await site.StartAsync(stop);
            }
            catch (IOException)
            {
                Call.Note(Texts.Get("serve.taken", parsed.GetValue(port)));
                return ExitCode.Unreachable;
            }
            Call.Note(Texts.Get("serve.at", site.Urls.First()));
            var store = site.Services.GetRequiredService<Store>();
            if (store.Dialect == Dialect.PostgreSql && !store.Read(transaction => Grants.IsBound(transaction)))
            {
                Call.Note(Texts.Get("serve.owner"));
            }
            if (site.Services.GetRequiredService<FirstAdministrator>().Path is { } first)
            {
                Call.Note(Texts.Get("serve.first", site.Urls.First() + first));
            }
            await site.WaitForShutdownAsync(stop);
            return ExitCode.Done;
        });
        return command;
    }
}
