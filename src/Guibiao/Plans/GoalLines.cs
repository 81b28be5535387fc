using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>
/// The chapter of goals, line by line. The first numbered line of each part shows how goals are numbered there; a line numbered in another
/// way, or set as a list where goals are not, is an objective.
/// </summary>
internal sealed class GoalLines(List<Issue> issues)
{
    private static readonly char[] Signs = ['※', '◎', '●', '○', '■', '□', '★', '☆', '◆', '◇', '▲', '△', '＊', '*', ' ', '　'];

    private GoalKind kind = GoalKind.Key;
    private ((bool Chinese, MarkerShape Shape) Style, bool Listed)? style;
    private GoalText? goal;

    public List<GoalText> Goals { get; } = [];

    public void Read(string text, bool listed, Place place)
    {
        if (Part(text) is { } part)
        {
            if (part != kind || goal is null)
            {
                (kind, style, goal) = (part, null, null);
            }
            return;
        }
        if (Signs.AsSpan(0, 12).Contains(text[0]))
        {
            return;
        }
        var marker = Marker.Read(text);
        if (marker is { } number && IsGoal(number, listed))
        {
            style ??= (number.Style, listed);
            Begin(number, text, place);
        }
        else if (goal is null)
        {
            issues.Add(Issue.Warning("plan.textNotRead", place, Excerpt.Of(text)));
        }
        else if (marker is { } own && own.End < text.Length && (own.IsSure || own.Shape == MarkerShape.Space && own.Number == 1 + (goal.Objectives.LastOrDefault()?.Number ?? 0)))
        {
            ReadObjectives(text, own);
        }
        else if (listed)
        {
            goal.Objectives.Add(new(null, text));
        }
        else
        {
            GoOn(text, place);
        }
    }

    // ※關鍵策略目標, 一、共同性目標: a line that only says whose goals follow.
    private static GoalKind? Part(string text)
    {
        var bare = text.TrimStart(Signs).TrimEnd('：', ':', ' ');
        var marker = Marker.Read(bare);
        var folded = Folding.Fold(marker is { IsSure: true } sure ? bare[sure.End..] : bare);
        return folded.Length > 14 ? null
            : Vocabulary.Of("part.common").AsSpan().Contains(folded) || folded.EndsWith("共同性目標", StringComparison.Ordinal) ? GoalKind.Common
            : Vocabulary.Of("part.key").AsSpan().Contains(folded) ? GoalKind.Key
            : null;
    }

    private bool IsGoal(Marker marker, bool listed)
    {
        var expected = 1 + (goal?.Number ?? 0);
        if (marker.End == 0 || marker.Shape == MarkerShape.Alone)
        {
            return false;
        }
        if (style is not { } known)
        {
            return marker.IsSure || marker.Number == 1;
        }
        var alike = known.Listed == listed && known.Style.Chinese == marker.Chinese && known.Style.Shape == MarkerShape.Bracket == (marker.Shape == MarkerShape.Bracket);
        // Where objectives are numbered in the goals' own style, the sequence decides.
        var objective = 1 + (goal?.Objectives.LastOrDefault()?.Number ?? 0);
        return alike && (marker.Number == expected || marker.IsSure && marker.Number > expected) && (known.Style == marker.Style || marker.Number != objective);
    }

    private void Begin(Marker marker, string text, Place place)
    {
        if (marker.Number != 1 + (goal?.Number ?? 0))
        {
            issues.Add(Issue.Warning("plan.goalNumberGap", place, marker.Number, goal?.Number ?? 0));
        }
        if (marker.Shape == MarkerShape.Glued)
        {
            issues.Add(Issue.Information("plan.numberGlued", place, Numeral.Chinese(marker.Number), Excerpt.Of(text[marker.End..])));
        }
        goal = new GoalText(kind, marker.Number, text[marker.End..].Trim(), place);
        Goals.Add(goal);
    }

    private void ReadObjectives(string text, Marker first)
    {
        foreach (var (number, part) in NumberedText.Split(text) ?? [new(first.Number, text[first.End..])])
        {
            goal!.Objectives.Add(new(number, part));
        }
    }

    // A line without a number: the rest of what the page break cut, or the only objective.
    private void GoOn(string text, Place place)
    {
        var last = goal!.Objectives.LastOrDefault();
        if (last is not null && !CellJoin.IsFinished(last.Text))
        {
            issues.Add(Issue.Information("plan.lineJoined", place, CellJoin.Seam(last.Text, text)));
            goal.Objectives[^1] = last with { Text = CellJoin.Join(last.Text, text) };
        }
        else if (last is null && !CellJoin.IsFinished(goal.Line) && (!CellJoin.IsFinished(text) || goal.ToGoal().Objectives.Count > 0))
        {
            issues.Add(Issue.Information("plan.lineJoined", place, CellJoin.Seam(goal.Line, text)));
            goal.Line = CellJoin.Join(goal.Line, text);
        }
        else if (last is null && !CellJoin.IsFinished(goal.Line))
        {
            goal.Objectives.Add(new(null, text));
        }
        else
        {
            issues.Add(Issue.Warning("plan.textNotRead", place, Excerpt.Of(text)));
        }
    }
}
