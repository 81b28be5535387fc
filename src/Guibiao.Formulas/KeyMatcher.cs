namespace Guibiao.Formulas;

/// <summary>How a key found its name, the surest first. A pack binds by ComponentKey and WholeName only; the rest is offered to a person.</summary>
public enum KeyMatchKind
{
    None,
    ComponentKey,
    WholeName,
    WithoutBrackets,
    FinalCount,
    Definition,
    End,
}

/// <summary>What a key hit: none, one, or several references (then it is ambiguous). Year is that of a year word in the key itself, else null.</summary>
public sealed record KeyMatch(KeyMatchKind Kind, IReadOnlyList<Reference> References, int? Year)
{
    /// <summary>The one hit, of this year; null where there is none or more than one.</summary>
    public Reference? Only => References.Count == 1 ? References[0] : null;
}

/// <summary>Finds the name that a key means among a formula's references; the first rule that hits wins.</summary>
public sealed class KeyMatcher
{
    private readonly IReadOnlyList<Reference> _names;
    private readonly IReadOnlyDictionary<string, string> _definitions;
    private readonly IReadOnlyDictionary<string, string> _aliases;
    private readonly int? _year;

    /// <summary>Definitions: folded letter to folded name (A：核准件數). Aliases: a name with its remark to the name. Year: what a digit year in a key counts from.</summary>
    public KeyMatcher(IEnumerable<Reference> references, IReadOnlyDictionary<string, string>? definitions = null, IReadOnlyDictionary<string, string>? aliases = null, int? year = null)
    {
        _names = [.. references.Select(reference => reference with { Year = 0 }).Distinct()];
        _definitions = definitions ?? new Dictionary<string, string>();
        _aliases = aliases ?? new Dictionary<string, string>();
        _year = year;
    }

    /// <summary>Every key that surely hits: component keys and whole names.</summary>
    public IReadOnlyList<string> Valid => [.. _names.Select(name => name.Key is null ? name.Name : name.Name == "#" + name.Key ? name.Key : $"{name.Key} ({name.Name})")];

    public KeyMatch Match(string key)
    {
        var folded = NameText.Fold(key);
        if (folded.Length == 0)
        {
            return new(KeyMatchKind.None, [], null);
        }
        var match = MatchFolded(folded);
        if (match.Kind is KeyMatchKind.ComponentKey or KeyMatchKind.WholeName)
        {
            return match;
        }
        // 上年同期件數 is 件數 of the year before.
        if (folded.StartsWith("同期", StringComparison.Ordinal) && match.Kind == KeyMatchKind.None)
        {
            return MatchFolded(folded[2..]);
        }
        // 本年度資本門實支數 is 資本門實支數 of this year.
        var text = new FoldedText(folded);
        return YearWords.At(text, 0, text.Length) is { } word && word.Length < text.Length && MatchFolded(folded[word.Length..]) is { Kind: not KeyMatchKind.None } ofYear
            ? ofYear with { Year = word.Printed is { } printed ? (_year is { } now ? printed - now : null) : word.Offset }
            : match;
    }

    private KeyMatch MatchFolded(string key)
    {
        var bare = key.StartsWith('#') ? key[1..] : key;
        return First(KeyMatchKind.ComponentKey, name => name.Key == bare)
            ?? First(KeyMatchKind.WholeName, name => Folded(name) == key || (_aliases.GetValueOrDefault(key) is { } meant && Folded(name) == meant))
            ?? First(KeyMatchKind.WithoutBrackets, name => NameText.WithoutBrackets(Folded(name)) == key)
            ?? First(KeyMatchKind.FinalCount, name => Folded(name) == key + "數" || Folded(name) + "數" == key)
            ?? First(KeyMatchKind.Definition, name => _definitions.GetValueOrDefault(Folded(name)) is { } meaning && (meaning == key || meaning == key + "數" || meaning + "數" == key))
            ?? First(KeyMatchKind.End, name => key.Length >= 2 && Folded(name).EndsWith(key, StringComparison.Ordinal))
            ?? new(KeyMatchKind.None, [], null);
    }

    private static string Folded(Reference name) => NameText.Fold(name.Name);

    private KeyMatch? First(KeyMatchKind kind, Func<Reference, bool> hits)
    {
        var found = _names.Where(hits).ToList();
        return found.Count == 0 ? null : new(kind, found, null);
    }
}
