namespace Guibiao.Formulas;

/// <summary>
/// A text folded and without white space, with the way back to the text as given, its bracket and quotation pairs, and which of its
/// characters are operators. Made once in time linear in the text; every reader works on stretches of it.
/// </summary>
internal sealed class FoldedText
{
    private readonly int[] _at;
    private readonly bool[] _gap;
    private readonly int[] _match;
    private readonly int[] _operators;
    private readonly int[] _slashes;

    public FoldedText(string given)
    {
        Given = given;
        var chars = new List<char>(given.Length);
        var at = new List<int>(given.Length + 1);
        var gap = new List<bool>(given.Length + 1);
        var space = false;
        for (var i = 0; i < given.Length; i++)
        {
            if (Folding.IsSpace(given[i]))
            {
                space = true;
                continue;
            }
            chars.Add(Folding.Fold(given[i]));
            at.Add(i);
            gap.Add(space);
            space = false;
        }
        at.Add(given.Length);
        gap.Add(space);
        Chars = new string([.. chars]);
        (_at, _gap) = ([.. at], [.. gap]);
        _match = Pairs.Of(Chars);
        (_operators, _slashes) = (new int[Length + 1], new int[Length + 1]);
        // What 「…」 holds is protected.
        var guarded = -1;
        for (var i = 0; i < Length; i++)
        {
            if (i > guarded && _match[i] > i && Folding.QuoteOpeners.Contains(Chars[i]))
            {
                guarded = _match[i];
            }
            _operators[i + 1] = _operators[i] + (i > guarded && OperatorSigns.Width(this, i) > 0 ? 1 : 0);
            _slashes[i + 1] = _slashes[i] + (i > guarded && Chars[i] == '/' ? 1 : 0);
        }
    }

    public string Given { get; }
    public string Chars { get; }
    public int Length => Chars.Length;

    public char this[int i] => i >= 0 && i < Length ? Chars[i] : '\0';

    /// <summary>The other end of a bracket or quotation mark; -1 where there is none.</summary>
    public int Match(int i) => _match[i];

    /// <summary>Whether white space stood before the character.</summary>
    public bool Gap(int i) => _gap[i];

    public int Start(int i) => _at[i];

    /// <summary>Where the text as given ends that the stretch up to (not with) i came from.</summary>
    public int End(int i) => i == 0 ? 0 : _at[i - 1] + 1;

    public string Printed(int from, int to) => from >= to ? "" : NameText.Tidy(Given[_at[from]..End(to)]);

    public bool Has(int i, string word) => i >= 0 && string.CompareOrdinal(Chars, i, word, 0, word.Length) == 0;

    /// <summary>Whether + - × ÷ or a word operator stands in the stretch (/ is counted apart).</summary>
    public bool HoldsOperator(int from, int to) => to > from && _operators[to] > _operators[from];

    public bool HoldsSlash(int from, int to) => to > from && _slashes[to] > _slashes[from];

    /// <summary>1-based characters (not UTF-16 units) of the text as given.</summary>
    public int Position(int i)
    {
        var at = _at[Math.Clamp(i, 0, Length)];
        var position = 1;
        for (var k = 0; k < at; k++)
        {
            position += char.IsLowSurrogate(Given[k]) ? 0 : 1;
        }
        return position;
    }
}
