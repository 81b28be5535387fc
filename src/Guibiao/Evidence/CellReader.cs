using Guibiao.Documents;

namespace Guibiao.Evidence;

/// <summary>Types one cell of a field, and checks it: what comes out is what the field's column holds.</summary>
public sealed class CellReader(CodeLists lists)
{
    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "是", "true", "yes", "y", "1" };
    private static readonly HashSet<string> No = new(StringComparer.Ordinal) { "否", "false", "no", "n", "0" };
    private readonly Dictionary<(string List, string Text), Refusal> unknown = [];

    /// <summary>The column's value, or why there is none. A member of a list is one on <paramref name="on"/>, the entry's own date; a null date asks for membership at any time.</summary>
    public (object? Value, Refusal? Refusal) Read(Field field, string text, DateOnly? on)
    {
        switch (field.Type)
        {
            case FieldType.Text:
                return (Lookalikes.In(text) ? Lookalikes.Mend(text) : text, null);
            case FieldType.Code or FieldType.Ordinal or FieldType.Country:
                return ReadMember(field.List!, text, on);
            case FieldType.Date or FieldType.Range:
                return DateText.TryRead(text, out var date) ? (Storage.Times.Print(date), null) : (null, Refusal.Of("evidence.notDate", TypedText.Quoted(text)));
            case FieldType.YesNo:
                var word = Folding.Fold(text);
                return Yes.Contains(word) ? (1L, null) : No.Contains(word) ? (0L, null) : (null, Refusal.Of("evidence.notYesNo", TypedText.Quoted(text)));
            default:
                var (number, wrong) = NumberText.Read(text, field.Type == FieldType.Integer ? 0 : field.Scale);
                return wrong is null ? (number, null) : (null, Refusal.Of(wrong, TypedText.Quoted(text), field.Scale));
        }
    }

    private (object? Value, Refusal? Refusal) ReadMember(string listName, string text, DateOnly? on)
    {
        if (lists.Find(listName) is not { } list)
        {
            return (null, Refusal.Of("evidence.noList", listName));
        }
        var found = list.Find(text);
        string? code = null;
        foreach (var member in found)
        {
            if (on is { } date && !member.IsOn(date))
            {
                continue;
            }
            if (code is not null && code != member.Code)
            {
                return (null, Refusal.Of("evidence.ambiguous", TypedText.Quoted(text), listName, code, member.Code));
            }
            code = member.Code;
        }
        if (code is not null)
        {
            return (code, null);
        }
        if (found.Count > 0)
        {
            return (null, Refusal.Of("evidence.notThen", TypedText.Quoted(text), listName, Storage.Times.Print(on!.Value)));
        }
        if (!unknown.TryGetValue((listName, text), out var refusal))
        {
            refusal = new Refusal("evidence.notInList", [TypedText.Quoted(text), listName], Nearest.To(text, list.Words));
            unknown[(listName, text)] = refusal;
        }
        return (null, refusal);
    }
}
