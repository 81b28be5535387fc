namespace Guibiao;

/// <summary>Who changes something, when, and why: it travels as one argument to every writer.</summary>
public sealed record Change(string By, DateTimeOffset At, string Reason);
