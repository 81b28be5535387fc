using System.Text;

namespace Guibiao.Plans;

/// <summary>The words of Vocabulary.txt: what plans call their columns, chapters and cells, as data.</summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, string[]> Words = Load();

    /// <summary>The words of one meaning, folded, longest first.</summary>
    public static string[] Of(string meaning) => Words[meaning];

    public static bool Is(string meaning, string text) => Words[meaning].AsSpan().Contains(Folding.Fold(text));

    /// <summary>True where a folded text holds a word of the meaning.</summary>
    public static bool In(string meaning, string folded) => Find(meaning, folded) is not null;

    /// <summary>The first, longest word of the meaning that a folded text holds.</summary>
    public static string? Find(string meaning, string folded) => Array.Find(Words[meaning], word => folded.Contains(word, StringComparison.Ordinal));

    private static Dictionary<string, string[]> Load()
    {
        using var reader = new StreamReader(typeof(Vocabulary).Assembly.GetManifestResourceStream("Guibiao.Plans.Vocabulary.txt")!, Encoding.UTF8);
        var words = new Dictionary<string, string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var at = line.IndexOf('=', StringComparison.Ordinal);
                words[line[..at].Trim()] = [.. line[(at + 1)..].Split('|').Select(Folding.Fold).OrderByDescending(word => word.Length)];
            }
        }
        return words;
    }
}
