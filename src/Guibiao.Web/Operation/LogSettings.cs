namespace Guibiao.Web.Operation;

/// <summary>How the log is written: GUIBIAO_LOG (text or json), GUIBIAO_LOG_LEVEL (Warning; Information tells each request).</summary>
public sealed record LogSettings(bool IsJson, LogLevel Level)
{
    public static readonly LogSettings Default = new(false, LogLevel.Warning);

    /// <exception cref="RefusalException">A setting is none of the words.</exception>
    public static LogSettings Read()
    {
        var (form, level) = (Setting("GUIBIAO_LOG") ?? "text", Setting("GUIBIAO_LOG_LEVEL") ?? nameof(LogLevel.Warning));
        return form is "text" or "json" && Enum.TryParse<LogLevel>(level, ignoreCase: true, out var read) && Enum.IsDefined(read)
            ? new LogSettings(form == "json", read)
            : throw new RefusalException(Refusal.Of("log.settings").Plain());
    }

    public void Set(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(Level > LogLevel.Warning ? Level : LogLevel.Warning);
        logging.AddFilter(RequestLog.Category, Level);
        // Standard output is for answers.
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (IsJson)
        {
            logging.AddJsonConsole(json =>
            {
                (json.UseUtcTimestamp, json.TimestampFormat, json.IncludeScopes) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", false);
                json.JsonWriterOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
    }

    private static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;
}
