namespace Guibiao.Archives;

/// <summary>When the site backs itself up, and where: GUIBIAO_BACKUP_FOLDER, GUIBIAO_BACKUP_SCHEDULE (Quartz's cron, Taiwan's time), GUIBIAO_BACKUP_KEEP (days,weeks,months).</summary>
public sealed record BackupSettings(string Folder, string Schedule, Retention Retention)
{
    /// <summary>Every night at half past two.</summary>
    public const string Nightly = "0 30 2 * * ?";

    /// <summary>Null where no folder is set.</summary>
    /// <exception cref="RefusalException">The setting of what to keep is none.</exception>
    public static BackupSettings? Read() => Setting("GUIBIAO_BACKUP_FOLDER") is { } folder
        ? new BackupSettings(Path.GetFullPath(folder), Setting("GUIBIAO_BACKUP_SCHEDULE") ?? Nightly, Keep(Setting("GUIBIAO_BACKUP_KEEP")))
        : null;

    private static Retention Keep(string? text) => text is null ? Retention.Default : Retention.Read(text) ?? throw new RefusalException(Refusal.Of("backup.keep", TypedText.Quoted(text)).Plain());

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
