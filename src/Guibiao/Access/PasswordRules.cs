namespace Guibiao.Access;

/// <summary>
/// What a password and a sign-in must be; the defaults meet the middle level of 資通系統防護基準 (complexity, shortest and longest life, the last three, five failures, a quarter of an hour).
/// </summary>
public sealed record PasswordRules
{
    public int MinimumLength { get; init; } = 12;

    /// <summary>Of small letters, capitals, digits and everything else.</summary>
    public int MinimumClasses { get; init; } = 3;

    public TimeSpan MinimumAge { get; init; } = TimeSpan.FromDays(1);
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromDays(180);
    public int Remembered { get; init; } = 3;
    public int MostFailures { get; init; } = 5;
    public TimeSpan Locked { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A session that nobody used for so long ends.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>An account that nobody used for so long no longer opens.</summary>
    public TimeSpan UnusedLimit { get; init; } = TimeSpan.FromDays(90);
}
