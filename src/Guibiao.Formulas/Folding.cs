namespace Guibiao.Formulas;

/// <summary>Folds characters one for one, so that positions stay true.</summary>
internal static class Folding
{
    public const string Openers = "([";
    public const string Closers = ")]";
    public const string QuoteOpeners = "「『《〈“";
    public const string QuoteClosers = "」』》〉”";

    public static char Fold(char c) => c switch
    {
        '−' or '–' or '—' or '﹣' => '-',
        '∕' or '⁄' => '/',
        '✕' or '╳' => '×',
        '【' or '〔' or '﹝' or '{' or '\uFF5B' or '\uFF3B' => '[',
        '】' or '〕' or '﹞' or '}' or '\uFF5D' or '\uFF3D' => ']',
        '﹙' => '(',
        '﹚' => ')',
        '佔' => '占',
        '昇' => '升',
        '≧' => '≥',
        '≦' => '≤',
        '﹪' => '%',
        '﹢' => '+',
        '﹦' => '=',
        '*' or '\uFF0A' => '×',
        // Full-width ASCII lies 0xFEE0 above ASCII.
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u200C' or '\u200D';

    public static bool IsLatin(char c) => char.IsAsciiLetter(c);
}
