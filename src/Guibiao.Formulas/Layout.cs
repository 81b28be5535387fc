namespace Guibiao.Formulas;

/// <summary>Finds the sentences and clauses of a text: what stands outside brackets and quotation marks.</summary>
internal static class Layout
{
    /// <summary>The characters outside brackets and quotation marks, with an opener standing for all it holds.</summary>
    public static IEnumerable<int> Outside(FoldedText text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            yield return i;
            if (text.Match(i) > i && text.Match(i) < to)
            {
                i = text.Match(i);
            }
        }
    }

    /// <summary>The first of the characters outside brackets; `to` where there is none.</summary>
    public static int Next(FoldedText text, int from, int to, string characters)
    {
        foreach (var i in Outside(text, from, to))
        {
            if (characters.Contains(text[i]))
            {
                return i;
            }
        }
        return to;
    }

    public static int Skip(FoldedText text, int from, int to, string characters)
    {
        while (from < to && characters.Contains(text[from]))
        {
            from++;
        }
        return from;
    }

    public static int TrimEnd(FoldedText text, int from, int to, string characters)
    {
        while (to > from && characters.Contains(text[to - 1]))
        {
            to--;
        }
        return to;
    }

    /// <summary>The end without trailing 。 and remarks; each remark's stretch is added to the list.</summary>
    public static int WithoutRemarks(FoldedText text, int from, int to, List<(int From, int To)>? remarks = null)
    {
        while (true)
        {
            to = TrimEnd(text, from, to, "。;,");
            if (to <= from || !Folding.Closers.Contains(text[to - 1]) || text.Match(to - 1) is not (>= 0 and var open) || open <= from || text.HoldsOperator(open, to))
            {
                return to;
            }
            remarks?.Add((open + 1, to - 1));
            to = open;
        }
    }

    private static readonly string[] Says = ["公式為", "算式為", "方式為", "算法為", "公式是"];

    /// <summary>[ label ( "=" | ":" ) ], or a label such as 計算公式為: where the expression begins. A label holds no + × ÷ outside brackets.</summary>
    public static int AfterLabel(FoldedText text, int from, int to)
    {
        var after = from;
        foreach (var i in Outside(text, from, to))
        {
            if (OperatorSigns.Width(text, i) > 0 && text[i] != '-')
            {
                break;
            }
            var label = text[i] is ':' or '=' ? 1 : Says.FirstOrDefault(word => text.Has(i, word))?.Length ?? 0;
            after = label > 0 && i + label < to && (label == 1 || text[i + label] is not (':' or '=')) ? i + label : after;
        }
        return after;
    }
}
