namespace Guibiao;

/// <summary>The last wall: a text that no door should have let through was about to be written, or asked for where the database has no such text. Nothing was stored.</summary>
public sealed class RefusalException(Issue issue) : Exception(issue.Message.English)
{
    public Issue Issue { get; } = issue;
}
