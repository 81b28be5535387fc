namespace Guibiao;

/// <summary>Who changes something, when, and why: it travels as one argument to every writer.</summary>
public sealed record Change(string By, DateTimeOffset At, string Reason)
{
    /// <summary>Why this may not stand in the history: a name or reason that hides what it says, or is far too long.</summary>
    public Refusal? Refuse() => TypedText.Refuse(By, TypedText.LongestName) ?? TypedText.Refuse(Reason, TypedText.LongestReason);
}
