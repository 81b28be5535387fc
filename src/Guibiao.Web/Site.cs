using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Web.Api;
using Guibiao.Web.Components;
using Guibiao.Web.Operation;
using Guibiao.Web.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.FileProviders;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Guibiao.Web;

/// <summary>The site, ready to run. It reads one database and listens on this machine only.</summary>
public static class Site
{
    /// <summary>The largest file or form that is taken, in bytes.</summary>
    public const long LargestBody = 64 << 20;

    public static WebApplication Build(SiteSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            // Else a developer's environment would show people a stack trace.
            EnvironmentName = Environments.Production,
        });
        builder.Configuration["AllowedHosts"] = Surroundings.Hosts;
        (settings.Logs ?? LogSettings.Default).Set(builder.Logging);
        // That keys lie unencrypted in a folder of their own is said in THREATS.md, not at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A port that is taken is the caller's to report, in one sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // "localhost" listens on both loopback addresses, but can't choose a free port.
            if (settings.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
            else
            {
                kestrel.ListenLocalhost(settings.Port);
            }
        });

        if (settings.Telemetry is { } collector)
        {
            builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("guibiao", serviceVersion: typeof(Site).Assembly.GetName().Version?.ToString()))
                .WithTracing(traces => traces.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation().AddOtlpExporter(export => Export(export, collector, "traces")))
                .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting").AddOtlpExporter(export => Export(export, collector, "metrics")));
        }
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(Store.Open(settings.Database));
        builder.Services.AddSingleton<DataVersion>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PlanPrints>();
        builder.Services.AddOutputCache();
        builder.Services.AddOptions<OutputCacheOptions>().Configure<DataVersion, TimeProvider>((options, data, clock) =>
            options.AddBasePolicy(new AsLongAsTheDataHolds(data, clock)));
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services => Language.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
        builder.Services.AddScoped<Texts>();
        builder.Services.AddScoped<Urls>();
        builder.Services.AddScoped<Dates>();
        builder.Services.AddScoped<Audience>();
        builder.Services.AddSingleton<PublishedYears>();
        builder.Services.AddSingleton<LiveYears>();
        builder.Services.AddExceptionHandler<FaultLog>();
        builder.Services.AddSignIn(settings);
        builder.Services.AddSingleton(new Seals(SealPlaces.Of(settings.Database, settings.Folder)));
        builder.Services.AddHostedService<DailySeal>();
        if (settings.Backups is { } backups)
        {
            ScheduledBackup.Add(builder.Services, backups);
        }
        builder.Services.AddHealthChecks().AddCheck<StoreCheck>("store");
        builder.Services.AddRateLimiter(options => RateLimits.Set(options, settings));
        builder.Services.Configure<ForwardedHeadersOptions>(Surroundings.Set);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestBody);
        builder.Services.AddRazorComponents();

        var site = builder.Build();
        site.UseForwardedHeaders();
        site.LogRequests();
        site.UseSecurityHeaders(Headers.Strict());
        site.UsePathBase(Language.English.Prefix);
        site.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/fault",
            CreateScopeForErrors = true,
            // FaultLog has written it already, with its id.
            SuppressDiagnosticsCallback = _ => true,
        });
        site.UseWhen(http => !DataAddress.Is(http.Request), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        site.UseWhen(http => DataAddress.Is(http.Request), data => data.UseStatusCodePages(wrong =>
        {
            var (status, texts) = (wrong.HttpContext.Response.StatusCode, wrong.HttpContext.RequestServices.GetRequiredService<Texts>());
            return Json.Refused(texts.Find($"status.{status}") ?? texts["status.other", status], status).ExecuteAsync(wrong.HttpContext);
        }));
        site.RefuseHiddenText();
        site.Use((http, next) =>
        {
            // A form that was refused is answered by a page, which nobody sends a form to.
            http.Request.Method = http.Features.Get<IStatusCodeReExecuteFeature>() is null ? http.Request.Method : HttpMethods.Get;
            return next(http);
        });
        site.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "Guibiao.Web.wwwroot"),
            // Urls.Asset names the program's fingerprint: that address never changes what it means.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        site.UseRateLimiter();
        // Before routing: what is kept needs no page.
        site.UseOutputCache();
        site.UseRouting();
        site.UseSignIn();
        site.UseAntiforgery();
        // Whatever says nothing about who may see it is for people who signed in.
        var guarded = site.MapGroup("").RequireAuthorization();
        var open = guarded.MapGroup("").AllowAnonymous();
        Api.Dashboards.Map(open);
        Api.Plans.Map(open);
        Api.Indicators.Map(open);
        Api.Registers.Map(open);
        site.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        site.MapHealthChecks("/health/ready").AllowAnonymous();
        Api.Entries.Map(guarded);
        Api.Formulas.Map(guarded);
        Api.Histories.Map(guarded);
        Api.People.Map(guarded);
        guarded.MapPost("/account/sign-out", SignOut.Now);
        open.MapGet(ProviderSignIn.Start, ProviderSignIn.Ask);
        open.MapPost("/account/passkeys/use", PasskeyOptions.Use);
        guarded.MapPost("/account/passkeys/make", PasskeyOptions.Make);
        site.MapRazorComponents<App>().RequireAuthorization();
        return site;
    }

    private static void Export(OtlpExporterOptions export, Uri collector, string signal) =>
        (export.Endpoint, export.Protocol) = (new Uri(collector, "v1/" + signal), OtlpExportProtocol.HttpProtobuf);
}
