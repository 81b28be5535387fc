using System.Globalization;
using System.Resources;

namespace Guibiao.Formulas;

/// <summary>One sentence for people in zh-TW and English; its words stand in Messages.resx.</summary>
public sealed class Sentence
{
    private static readonly ResourceManager Table = new("Guibiao.Formulas.Messages", typeof(Sentence).Assembly);

    private readonly Func<CultureInfo, string> _words;

    private Sentence(Func<CultureInfo, string> words) => _words = words;

    /// <summary>The sentence in a language; every language but English gets zh-TW.</summary>
    public string In(CultureInfo language) => _words(language);

    /// <summary>A sentence whose words come from elsewhere, such as why a tally has no value.</summary>
    public static Sentence Of(string chinese, string english) =>
        // By name: with invariant globalization a culture knows nothing else of itself.
        new(language => language.Name.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? english : chinese);

    internal static Sentence From(string key, params object[] arguments) =>
        new(language => string.Format(
            CultureInfo.InvariantCulture,
            Table.GetString(key, language) ?? throw new MissingManifestResourceException(key),
            [.. arguments.Select(argument => argument is Sentence inner ? inner.In(language) : argument)]));

    internal static Sentence Join(string separatorKey, IEnumerable<Sentence> parts)
    {
        var all = parts.ToList();
        var separator = From(separatorKey);
        return new(language => string.Join(separator.In(language), all.Select(part => part.In(language))));
    }

    public override string ToString() => In(CultureInfo.GetCultureInfo("zh-TW"));
}
