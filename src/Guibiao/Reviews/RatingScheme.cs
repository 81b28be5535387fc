using Guibiao.Formulas;
using Guibiao.Plans;

namespace Guibiao.Reviews;

/// <summary>Ordered rules, first match wins: for the achievement, then for the light. The rules are data (rating-default.yaml); docs/rating.md has every case.</summary>
public sealed record RatingScheme(Text Label, IReadOnlyList<RatingRule<AchievementKind>> Achievement, IReadOnlyList<RatingRule<Light>> Lights)
{
    private static readonly Dictionary<string, NumberKind> Numbers = new(StringComparer.Ordinal)
    {
        ["missing"] = NumberKind.Missing,
        ["negative"] = NumberKind.Negative,
        ["not_positive"] = NumberKind.NotPositive,
    };

    private static readonly Dictionary<string, TargetDirection> Directions = new(StringComparer.Ordinal)
    {
        ["at_least"] = TargetDirection.AtLeast,
        ["at_most"] = TargetDirection.AtMost,
        ["exactly"] = TargetDirection.Exactly,
    };

    private static readonly Dictionary<string, bool> Truths = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    private static readonly Dictionary<string, AchievementKind> Achievements = new(StringComparer.Ordinal)
    {
        ["none"] = AchievementKind.None,
        ["zero"] = AchievementKind.Zero,
        ["whole"] = AchievementKind.Whole,
        ["value_over_target"] = AchievementKind.ValueOverTarget,
        ["target_over_value"] = AchievementKind.TargetOverValue,
    };

    private static readonly Dictionary<string, Light> LightWords = Enum.GetValues<Light>().ToDictionary(light => light.Word(), StringComparer.Ordinal);

    /// <summary>本系統預設，非法規.</summary>
    public static RatingScheme Default { get; } = LoadDefault();

    /// <summary>The achievements at which a light changes: a printed achievement never crosses one of them.</summary>
    public IReadOnlyList<Exact> Thresholds { get; } = [.. Lights.Select(rule => rule.From).OfType<Exact>().Distinct()];

    /// <summary>The values at which a light changes: a printed value never crosses one of them.</summary>
    public IEnumerable<Exact> ValueThresholds(Exact target, TargetDirection direction) => direction switch
    {
        TargetDirection.AtLeast when target.Sign > 0 => Thresholds.Select(threshold => target * threshold),
        TargetDirection.AtMost when target.Sign > 0 => Thresholds.Where(threshold => !threshold.IsZero).Select(threshold => target / threshold),
        _ => [],
    };

    public Rating Rate(RatedCase of)
    {
        var achievement = Compute(Achievement.First(rule => rule.Fits(of, null)).Is, of);
        return new Rating(achievement, Lights.First(rule => rule.Fits(of, achievement)).Is);
    }

    /// <summary>Reads a scheme; each list needs a last rule that fits all.</summary>
    public static (RatingScheme? Scheme, IReadOnlyList<Issue> Issues) Read(string text, string file)
    {
        var issues = new List<Issue>();
        if (YamlMap.Read(text, file, issues) is not { } map)
        {
            return (null, issues);
        }
        var label = map.Bilingual("label", needed: true);
        var achievement = Rules(map, "achievement", Achievements, issues);
        var lights = Rules(map, "lights", LightWords, issues);
        map.Finish();
        return (issues.Count > 0 ? null : new RatingScheme(label!, achievement, lights), issues);
    }

    private static Exact? Compute(AchievementKind kind, RatedCase of) => kind switch
    {
        AchievementKind.Zero => Exact.Zero,
        AchievementKind.Whole => Exact.One,
        AchievementKind.ValueOverTarget => of.Target is { IsZero: false } target ? of.Value / target : null,
        AchievementKind.TargetOverValue => of.Value is { IsZero: false } value ? of.Target / value : null,
        _ => null,
    };

    private static List<RatingRule<T>> Rules<T>(YamlMap scheme, string list, Dictionary<string, T> results, List<Issue> issues)
        where T : struct
    {
        var rules = new List<RatingRule<T>>();
        foreach (var map in scheme.Maps(list, needed: true))
        {
            var from = map.Text("from");
            if (from is not null && !Exact.TryParse(from, out _))
            {
                issues.Add(Issue.Error("rating.from", map.At("from"), from));
            }
            var rule = new RatingRule<T>(
                map.Choice("value", Numbers), map.Choice("target", Numbers), map.Choice("direction", Directions), map.Choice("growth", Truths), map.Choice("reached", Truths),
                from is not null && Exact.TryParse(from, out var threshold) ? threshold : null, map.Choice("is", results, needed: true) ?? default);
            map.Finish();
            rules.Add(rule);
        }
        if (rules.Count == 0 || rules[^1] is not { Value: null, Target: null, Direction: null, Growth: null, Reached: null, From: null })
        {
            issues.Add(Issue.Error("rating.noLast", scheme.At(list), list));
        }
        return rules;
    }

    private static RatingScheme LoadDefault()
    {
        using var reader = new StreamReader(typeof(RatingScheme).Assembly.GetManifestResourceStream("Guibiao.Reviews.rating-default.yaml")!);
        var (scheme, issues) = Read(reader.ReadToEnd(), "rating-default.yaml");
        return scheme ?? throw new InvalidOperationException(issues[0].Message.English);
    }
}
