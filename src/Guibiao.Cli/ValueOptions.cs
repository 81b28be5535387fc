using System.CommandLine;
using Guibiao.Evidence;
using Guibiao.Indicators;

namespace Guibiao.Cli;

/// <summary>For which day a value is asked, and as it was known when.</summary>
public static class ValueOptions
{
    public static Option<string?> At() => Date("--at", "option.at");

    public static Option<string?> AsKnown() => Time("--as-known", "option.asKnown", timeToo: true);

    /// <summary>Today or the year's end, whichever is earlier, where none is given; a day after the year is its last.</summary>
    public static DateOnly ReadAt(string? text, int year)
    {
        var day = text is not null && DateText.TryRead(text, out var given) ? given : IndicatorEvaluator.DefaultDay(year, TimeProvider.System);
        return day < Period.LastDay(year) ? day : Period.LastDay(year);
    }

    /// <summary>A day means all of it, up to its last moment in Taiwan.</summary>
    public static DateTimeOffset? ReadAsKnown(string? text) =>
        text is null ? null
        : DateText.TryRead(text, out var day) ? DateText.Midnight(day.AddDays(1)).AddTicks(-1)
        : DateText.TryReadTime(text, out var time) ? time
        : null;

    /// <summary>A date, and no time.</summary>
    public static Option<string?> Date(string name, string description) => Time(name, description, timeToo: false);

    public static DateOnly? ReadDate(string? text) => text is not null && DateText.TryRead(text, out var day) ? day : null;

    private static Option<string?> Time(string name, string description, bool timeToo)
    {
        var option = new Option<string?>(name) { Description = Texts.Get(description) };
        option.Validators.Add(given =>
        {
            foreach (var token in given.Tokens.Where(token => !DateText.TryRead(token.Value, out _) && (!timeToo || !DateText.TryReadTime(token.Value, out _))))
            {
                given.AddError(Texts.Get("option.notDate", name, token.Value));
            }
        });
        return option;
    }
}
