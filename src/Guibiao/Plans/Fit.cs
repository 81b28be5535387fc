using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>How well a row's cells fit a layout: points for what a column expects, a heavy loss for what it can't hold. Empty cells say nothing.</summary>
internal static class Fit
{
    private const int Impossible = -6;

    public static int Of(TableRow row, Slot[] slots)
    {
        var points = 0;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Text is { Length: > 0 } text)
            {
                points += i < slots.Length ? Of(text, slots[i]) : Impossible;
            }
        }
        return points;
    }

    private static int Of(string text, Slot slot) => slot.Part switch
    {
        CellPart.Nothing => Impossible,
        CellPart.Number => IsAlone(text) ? 3 : Impossible,
        CellPart.Text => IsAlone(text) ? -3 : Vocabulary.Is("methods", text) ? Impossible : 0,
        _ => slot.Heading.Column switch
        {
            Column.Goal => IsAlone(text) ? -3 : Marker.Read(text) is not null ? 2 : 0,
            Column.Name => Vocabulary.Is("methods", text) ? Impossible : IsAlone(text) ? 0 : Marker.Read(text) is not null ? 2 : 0,
            Column.Plan or Column.Item => IsAlone(text) ? -3 : text.Length > 60 || Vocabulary.Is("categories", text) ? -3 : 0,
            Column.Number => IsAlone(text) ? 3 : Impossible,
            Column.Mechanism => IsCode(text) ? 3 : Impossible,
            Column.Method => Vocabulary.Is("methods", text) ? 4 : IsAlone(text) ? -4 : text.Length > 16 ? -2 : 0,
            Column.Standard => IsAlone(text) ? -4 : Vocabulary.Is("methods", text) ? -3 : text.Length > 12 ? 1 : 0,
            Column.Target => Vocabulary.Is("methods", text) ? Impossible : HasDigit(text) ? text.Length <= 24 ? 2 : -1 : Vocabulary.Is("none", text) ? -3 : text.Length <= 8 ? 0 : -1,
            Column.Medium => Vocabulary.Is("none", text) ? 3 : IsQuantity(text) ? -3 : 0,
            Column.Weight => IsQuantity(text) && text.Length <= 8 ? 2 : -4,
            Column.Category => Vocabulary.Is("categories", text) ? 4 : text.Length > 12 ? -4 : 0,
            Column.Control => text.Length <= 10 ? 1 : -4,
            Column.Budget => IsQuantity(text) ? 2 : -3,
            Column.Contents => text.Length > 24 ? 2 : 0,
            Column.Unit or Column.Links => IsAlone(text) ? -3 : 0,
            _ => 0,
        },
    };

    private static bool IsAlone(string text) => Marker.Read(text) is { } marker && (marker.Shape == MarkerShape.Alone || marker.Shape == MarkerShape.Bracket && marker.End == text.Length);

    // 1, or several codes: 1、3.
    private static bool IsCode(string text) => text.Length <= 5 && text.All(letter => Folding.Narrow(letter) is >= '0' and <= '9' or '、' or ',' or ' ') && HasDigit(text);

    private static bool HasDigit(string text) => text.Any(letter => Folding.Narrow(letter) is >= '0' and <= '9');

    private static bool IsQuantity(string text) => text.Length > 0 && text.Length <= 16 && Folding.Narrow(text[0]) is (>= '0' and <= '9') or '-' or '(';
}
