using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Guibiao;

/// <summary>What the system tells of its own work to whoever listens (OpenTelemetry); nothing of people or of what they entered. Where nobody listens it costs nothing.</summary>
public static class Telemetry
{
    public const string Name = "Guibiao";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    /// <summary>How long transactions take, in microseconds, by store and kind.</summary>
    public static readonly Histogram<long> Transactions = Meter.CreateHistogram<long>("guibiao.transaction.duration", "us", "duration of database transactions");

    /// <summary>Entries that were taken in.</summary>
    public static readonly Counter<long> Entries = Meter.CreateCounter<long>("guibiao.entries", "{entry}", "entries taken in by imports");

    /// <summary>Security events that were told.</summary>
    public static readonly Counter<long> SecurityEvents = Meter.CreateCounter<long>("guibiao.security_events", "{event}", "security events told");
}
