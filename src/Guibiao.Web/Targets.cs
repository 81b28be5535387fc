using Guibiao.Plans;

namespace Guibiao.Web;

/// <summary>Targets for people: the plan's own words, with ≤ or = where more is not better.</summary>
internal static class Targets
{
    public static string Print(Target? target, Texts texts) => target is null ? texts["indicator.noTarget"] : target.Direction switch
    {
        TargetDirection.AtMost => "≤ " + target.Text,
        TargetDirection.Exactly => "= " + target.Text,
        _ => target.Text,
    };

    /// <summary>A count's unit behind its number; % and ‰ are part of the number as printed.</summary>
    public static string Unit(string? unit) => unit is null or "%" or "‰" ? "" : " " + unit;
}
