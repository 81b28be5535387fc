using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>The note on the codes of evaluation, which plans print under every table: one list in the end.</summary>
internal sealed class Legend(List<Issue> issues)
{
    private readonly SortedDictionary<int, string> texts = [];
    private int? last;

    /// <summary>True from the note's first line on, until a line comes that is none of its.</summary>
    public bool IsOpen { get; private set; }

    public IReadOnlyList<Mechanism> Mechanisms => [.. texts.Select(pair => new Mechanism(pair.Key, pair.Value))];

    /// <summary>Reads a line of the note; false where the line is no part of it.</summary>
    public bool Read(string text, Place place)
    {
        var folded = Folding.Fold(text);
        if (folded is "註:" or "註" or "備註:" or "附註:" or "說明:" or "備註")
        {
            return true;
        }
        if (Vocabulary.In("legend", folded) && folded.Length < 40)
        {
            (IsOpen, last) = (true, null);
            return true;
        }
        if (!IsOpen)
        {
            return false;
        }
        if (NumberedText.Split(text) is { } parts && Marker.Read(text) is { Chinese: false })
        {
            foreach (var (code, meaning) in parts)
            {
                Add(code, meaning, place);
            }
            return true;
        }
        if (last is { } open && !CellJoin.IsFinished(texts[open]))
        {
            issues.Add(Issue.Information("plan.lineJoined", place, CellJoin.Seam(texts[open], text)));
            texts[open] = CellJoin.Join(texts[open], text);
            return true;
        }
        IsOpen = false;
        return false;
    }

    public void Close() => IsOpen = false;

    private void Add(int code, string meaning, Place place)
    {
        if (!texts.TryAdd(code, meaning) && Folding.Fold(texts[code]) != Folding.Fold(meaning))
        {
            issues.Add(Issue.Warning("plan.mechanismTwice", place, code, Excerpt.Of(meaning)));
            last = null;
            return;
        }
        last = code;
    }
}
