namespace Guibiao.Formulas;

/// <summary>Where a name ends: at the next operator, = % ， 。 ； ： or a closer that it did not open.</summary>
internal sealed class Names(FoldedText text, int end, bool slashDivides)
{
    private const string Stops = "=%‰,。;:≥≤><";

    public int EndOf(int start, bool inFunction)
    {
        var i = start;
        while (i < end && GoesOnAt(i, start, inFunction))
        {
            if (text.Match(i) > i && text.Match(i) < end)
            {
                i = text.Match(i);
            }
            i++;
        }
        return i;
    }

    /// <summary>Whether the bracket at i is a pair that holds no operator.</summary>
    public bool IsPlainBracket(int i) =>
        i < end && Folding.Openers.Contains(text[i]) && text.Match(i) > i && text.Match(i) < end
        && !text.HoldsOperator(i, text.Match(i)) && !(slashDivides && text.HoldsSlash(i, text.Match(i)) && Slash.SidesAreCounts(text, i + 1, text.Match(i)));

    /// <summary>Whether a bracket without operators stands at i and the name goes on after it: 國家（地區）數.</summary>
    public bool IsBracketInsideName(int i, bool inFunction)
    {
        var after = i;
        while (IsPlainBracket(after))
        {
            after = text.Match(after) + 1;
        }
        return after > i && after < end && !Folding.Openers.Contains(text[after]) && GoesOnAt(after, i, inFunction);
    }

    public Operator? OperatorAt(int i) => i >= end || (text[i] == '/' && !slashDivides) ? null : OperatorSigns.At(text, i);

    /// <summary>Whether an operand may end before i.</summary>
    public bool IsBoundary(int i, bool inFunction) => i >= end || !GoesOnAt(i, -1, inFunction);

    /// <summary>[ ws "or 0" ]</summary>
    public bool IsOrZero(int i) =>
        i + 3 <= end && text[i] is 'o' or 'O' && text[i + 1] is 'r' or 'R' && text[i + 2] == '0'
        && (i + 3 == end || !char.IsLetterOrDigit(text[i + 3]) || OperatorAt(i + 3) is not null) && text[i + 3] != '.';

    /// <summary>@-1: a year beside a name, as canonical text has it.</summary>
    public int YearMarkLength(int i)
    {
        if (i + 2 >= end || text[i] != '@' || text[i + 1] is not ('+' or '-') || !char.IsAsciiDigit(text[i + 2]))
        {
            return 0;
        }
        var stop = i + 2;
        while (stop < end && stop < i + 5 && char.IsAsciiDigit(text[stop]))
        {
            stop++;
        }
        return stop - i;
    }

    private bool GoesOnAt(int i, int start, bool inFunction)
    {
        var c = text[i];
        if (Stops.Contains(c) || Folding.Closers.Contains(c) || (c == '、' && inFunction))
        {
            return false;
        }
        if (Folding.Openers.Contains(c))
        {
            return IsBracketInsideName(i, inFunction);
        }
        if (c is '+' or '-' or '×' or '÷' or '/' || i > start)
        {
            return OperatorAt(i) is null && !(text.Gap(i) && IsOrZero(i)) && YearMarkLength(i) == 0;
        }
        return true;
    }
}
