using Guibiao.Archives;
using Guibiao.History;
using Guibiao.Storage;
using Quartz;

namespace Guibiao.Web.Operation;

/// <summary>Makes a backup when its time has come. What goes wrong is told to the log and to /health/ready; the site goes on.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduledBackup(Store store, Seals seals, BackupFolder folder, BackupState state, TimeProvider clock, ILogger<ScheduledBackup> log) : IJob
{
    public static void Add(IServiceCollection services, BackupSettings settings)
    {
        if (!CronExpression.TryParse(settings.Schedule, out _))
        {
            throw new RefusalException(Refusal.Of("backup.schedule", TypedText.Quoted(settings.Schedule)).Plain());
        }
        services.AddSingleton(new BackupFolder(settings.Folder, settings.Retention));
        services.AddSingleton<BackupState>();
        // Without a database of time zones Taiwan is eight hours ahead all the same.
        var taiwan = TimeZoneInfo.CreateCustomTimeZone("Taiwan", Times.Taiwan, "Taiwan", "Taiwan");
        services.AddQuartz(quartz => quartz.ScheduleJob<ScheduledBackup>(trigger => trigger.WithCronSchedule(settings.Schedule, cron => cron.InTimeZone(taiwan))));
        services.AddQuartzHostedService();
    }

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            folder.Make(store, seals, clock.GetUtcNow());
            state.Wrong = null;
        }
        catch (Exception fault) when (fault is ArchiveException or StoreUnreachableException or SealException or IOException or UnauthorizedAccessException)
        {
            state.Wrong = fault.Message;
            log.LogError(fault, "The scheduled backup could not be made");
        }
        return ValueTask.CompletedTask;
    }
}

/// <summary>How the last scheduled backup went: what was wrong, or null.</summary>
internal sealed class BackupState
{
    public volatile string? Wrong;
}
