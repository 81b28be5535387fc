using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>A goal while it is read: its own line, and the objectives of the lines after it.</summary>
internal sealed class GoalText(GoalKind kind, int number, string line, Place place)
{
    public GoalKind Kind { get; } = kind;
    public int Number { get; } = number;
    public Place Place { get; } = place;
    public List<Objective> Objectives { get; } = [];

    /// <summary>The goal's own line without its number.</summary>
    public string Line { get; set; } = line;

    public Goal ToGoal()
    {
        var colon = Colon(Line);
        var (title, weight) = Weight.Take(colon < 0 ? Line : Line[..colon]);
        var own = colon < 0 ? "" : Line[(colon + 1)..].Trim();
        if (weight is null && Weight.Take(own) is (var text, { } after))
        {
            (own, weight) = (text, after);
        }
        IEnumerable<Objective> inline = own.Length == 0 ? []
            : NumberedText.Split(own) is { } parts ? parts.Select(part => new Objective(part.Number, part.Text))
            : [new Objective(null, own)];
        return new(Kind, Number, title, weight, [.. inline, .. Objectives]);
    }

    // The first colon outside brackets and quotation marks.
    private static int Colon(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '(' or '（' or '「' or '『' or '【' or '《' ? 1 : text[i] is ')' or '）' or '」' or '』' or '】' or '》' ? -1 : 0;
            if (depth <= 0 && text[i] is '：' or ':')
            {
                return i;
            }
        }
        return -1;
    }
}
