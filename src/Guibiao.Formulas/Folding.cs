using Guibiao.Documents;

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
        '−' or (>= '\u2010' and <= '\u2015') or '﹣' or '─' => '-',
        '∕' or '⁄' => '/',
        '✕' or '╳' or '✖' or '⨯' or '*' or '∗' or '﹡' or '\uFF0A' => '×',
        '【' or '〔' or '﹝' or '〖' or '︹' or '︻' or '{' or '﹛' or '\uFF5B' or '\uFF3B' => '[',
        '】' or '〕' or '﹞' or '〗' or '︺' or '︼' or '}' or '﹜' or '\uFF5D' or '\uFF3D' => ']',
        '﹙' or '︵' => '(',
        '﹚' or '︶' => ')',
        '｢' or '﹁' => '「',
        '｣' or '﹂' => '」',
        '佔' => '占',
        '昇' => '升',
        '≧' or '⩾' => '≥',
        '≦' or '⩽' => '≤',
        '﹥' => '>',
        '﹤' => '<',
        '﹪' => '%',
        '﹢' => '+',
        '﹦' => '=',
        '∶' or '﹕' or '︰' => ':',
        '﹔' => ';',
        '﹐' => ',',
        '﹑' or '､' => '、',
        '｡' => '。',
        '﹒' => '.',
        // Full-width ASCII lies 0xFEE0 above ASCII.
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        // A text taken out of a PDF may hold the radical ⼈ for the character 人.
        _ => Lookalikes.Of(c),
    };

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u00AD' or '\u200B' or '\uFEFF' or '\u200C' or '\u200D' or '\u2060';

    public static bool IsLatin(char c) => char.IsAsciiLetter(c);
}
