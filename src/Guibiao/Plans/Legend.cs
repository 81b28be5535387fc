using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>The note on the codes of evaluation, which plans print under every table: one list in the end.</summary>
internal sealed class Legend(List<Issue> issues)
{
    private readonly List<Mechanism> texts = [];
    private Mechanism? last;

    /// <summary>True from the note's first line on, until a line comes that is none of its.</summary>
    public bool IsOpen { get; private set; }

    public IReadOnlyList<Mechanism> Mechanisms
    {
        get
        {
            texts.Sort((one, other) => one.Code.CompareTo(other.Code));
            return texts;
        }
    }

    /// <summary>True for the word that stands above notes.</summary>
    public static bool Begins(string text) => Folding.Fold(text) is "註:" or "註" or "備註:" or "附註:" or "說明:" or "備註";

    /// <summary>Reads a line of the note; false where the line is no part of it.</summary>
    public bool Read(string text, Place place)
    {
        if (Begins(text))
        {
            return true;
        }
        var folded = Folding.Fold(text);
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
        if (last is { } open && !CellJoin.IsFinished(open.Text))
        {
            issues.Add(Issue.Information("plan.lineJoined", place, CellJoin.Seam(open.Text, text)));
            last = open with { Text = CellJoin.Join(open.Text, text) };
            texts[texts.IndexOf(open)] = last;
            return true;
        }
        IsOpen = false;
        return false;
    }

    public void Close() => IsOpen = false;

    private void Add(int code, string meaning, Place place)
    {
        last = texts.Find(known => known.Code == code);
        if (last is null)
        {
            last = new(code, meaning);
            texts.Add(last);
        }
        else if (Folding.Fold(last.Text) != Folding.Fold(meaning))
        {
            issues.Add(Issue.Warning("plan.mechanismTwice", place, code, Excerpt.Of(meaning)));
            last = null;
        }
    }
}
