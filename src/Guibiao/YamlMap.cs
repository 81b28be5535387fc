using System.Globalization;
using Guibiao.Documents;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Guibiao;

/// <summary>One mapping of a YAML file: its values typed key by key, everything wrong an issue with line and column, keys that nobody asked for included.</summary>
public sealed class YamlMap
{
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly YamlMappingNode node;
    private readonly string file;
    private readonly IList<Issue> issues;

    private YamlMap(YamlMappingNode node, string file, IList<Issue> issues)
    {
        (this.node, this.file, this.issues) = (node, file, issues);
        foreach (var (key, value) in node.Children)
        {
            entries.TryAdd((key as YamlScalarNode)?.Value ?? "", (key, value));
        }
    }

    /// <summary>The file's document as a list of mappings, as registers.yaml and tallies.yaml are.</summary>
    public static IReadOnlyList<YamlMap> ReadList(string text, string file, IList<Issue> issues)
    {
        var root = Root(text, file, issues);
        return root is null ? [] : Maps(root, file, issues);
    }

    /// <summary>The file's document as one mapping, as pack.yaml is.</summary>
    public static YamlMap? Read(string text, string file, IList<Issue> issues) =>
        Root(text, file, issues) switch
        {
            YamlMappingNode map => new YamlMap(map, file, issues),
            null => null,
            var other => Refuse<YamlMap>(issues, "yaml.notMap", At(other, file), file),
        };

    /// <summary>Null where the key is missing or null; an issue where it is needed.</summary>
    public string? Text(string key, bool needed = false)
    {
        var value = Find(key, needed);
        return value is null ? null : value is YamlScalarNode scalar ? scalar.Value : Wrong<string>("yaml.notText", value, key);
    }

    public bool YesNo(string key, bool fallback = false) => Find(key, needed: false) switch
    {
        null => fallback,
        YamlScalarNode { Value: "true" } => true,
        YamlScalarNode { Value: "false" } => false,
        var other => Wrong<bool>("yaml.notYesNo", other, key),
    };

    public int Number(string key, int least, int most, int fallback = 0)
    {
        var value = Find(key, needed: false);
        if (value is null)
        {
            return fallback;
        }
        return value is YamlScalarNode scalar && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong<int>("yaml.notNumber", value, key, least, most);
    }

    public DateOnly? Date(string key, bool needed = false)
    {
        var value = Find(key, needed);
        if (value is null)
        {
            return null;
        }
        return value is YamlScalarNode scalar && DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Wrong<DateOnly?>("yaml.notDate", value, key);
    }

    /// <summary>A text in two languages, or one text for both.</summary>
    public Text? Bilingual(string key, bool needed = false)
    {
        switch (Find(key, needed))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } both }:
                return new Text(both, both);
            case YamlMappingNode pair:
                var map = new YamlMap(pair, file, issues);
                var (chinese, english) = (map.Text("zh-TW", needed: true), map.Text("en", needed: true));
                map.Finish();
                return chinese is null || english is null ? null : new Text(chinese, english);
            case var other:
                return Wrong<Text>("yaml.notBilingual", other, key);
        }
    }

    /// <summary>One of the words that <paramref name="values"/> has.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> values, bool needed = false)
        where T : struct
    {
        var value = Find(key, needed);
        if (value is null)
        {
            return null;
        }
        if (value is YamlScalarNode { Value: { } word } && values.TryGetValue(word, out var found))
        {
            return found;
        }
        var typed = (value as YamlScalarNode)?.Value ?? "";
        issues.Add(Suggested("yaml.notChoice", value, typed, values.Keys, key, typed, string.Join(", ", values.Keys)));
        return null;
    }

    public IReadOnlyList<string> Texts(string key, bool needed = false)
    {
        switch (Find(key, needed))
        {
            case null:
                return [];
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode):
                return [.. list.Cast<YamlScalarNode>().Select(item => item.Value ?? "")];
            case YamlScalarNode { Value: { } single }:
                return [single];
            case var other:
                return Wrong<IReadOnlyList<string>>("yaml.notTexts", other, key) ?? [];
        }
    }

    public IReadOnlyList<YamlMap> Maps(string key, bool needed = false)
    {
        var value = Find(key, needed);
        return value is null ? [] : Maps(value, file, issues);
    }

    /// <summary>The mapping under a key; to be finished by itself.</summary>
    public YamlMap? Map(string key, bool needed = false) => Find(key, needed) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, file, issues),
        var other => Wrong<YamlMap>("yaml.notMap", other, file),
    };

    /// <summary>A mapping whose names are anyone's, each with a text.</summary>
    public IReadOnlyList<(string Name, string Value, Place Place)> Pairs(string key, bool needed = false)
    {
        switch (Find(key, needed))
        {
            case null:
                return [];
            case YamlMappingNode map when map.Children.All(pair => pair is { Key: YamlScalarNode, Value: YamlScalarNode }):
                return [.. map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", ((YamlScalarNode)pair.Value).Value ?? "", At(pair.Key, file)))];
            case var other:
                return Wrong<IReadOnlyList<(string, string, Place)>>("yaml.notPairs", other, key) ?? [];
        }
    }

    /// <summary>Where the value of a key stands, or the mapping itself.</summary>
    public Place At(string? key = null) => At(key is not null && entries.TryGetValue(key, out var entry) ? entry.Value : node, file);

    /// <summary>To be called when all keys were asked for: any other is an issue.</summary>
    public void Finish()
    {
        foreach (var (name, entry) in entries.Where(entry => !asked.Contains(entry.Key)))
        {
            issues.Add(Suggested("yaml.unknownKey", entry.Key, name, asked, name));
        }
    }

    /// <summary>An issue about a typed word, with the known word that it may have been meant to be.</summary>
    public Issue Suggested(string code, string key, string typed, IEnumerable<string> known, params object?[] arguments) =>
        Suggested(code, entries.TryGetValue(key, out var entry) ? entry.Value : node, typed, known, arguments);

    private Issue Suggested(string code, YamlNode where, string typed, IEnumerable<string> known, params object?[] arguments) =>
        new(code, Severity.Error, Sentence.From(Messages.Get(code, arguments), Nearest.To(typed, known)), At(where, file));

    private YamlNode? Find(string key, bool needed)
    {
        asked.Add(key);
        if (entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" })
        {
            return entry.Value;
        }
        if (needed)
        {
            issues.Add(Issue.Error("yaml.missing", At(node, file), key));
        }
        return null;
    }

    private T? Wrong<T>(string code, YamlNode where, params object?[] arguments) => Refuse<T>(issues, code, At(where, file), arguments);

    private static T? Refuse<T>(IList<Issue> issues, string code, Place place, params object?[] arguments)
    {
        issues.Add(Issue.Error(code, place, arguments));
        return default;
    }

    private static YamlNode? Root(string text, string file, IList<Issue> issues)
    {
        try
        {
            if (YamlBounds.Find(text, file) is { } unbounded)
            {
                issues.Add(unbounded);
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 ? stream.Documents[0].RootNode : Refuse<YamlNode>(issues, "yaml.empty", new Place(file), file);
        }
        catch (YamlException fault)
        {
            return Refuse<YamlNode>(issues, "yaml.syntax", new Place(file, Line: (int)fault.Start.Line, Column: (int)fault.Start.Column), fault.Message);
        }
    }

    private static List<YamlMap> Maps(YamlNode value, string file, IList<Issue> issues)
    {
        if (value is not YamlSequenceNode list)
        {
            issues.Add(Issue.Error("yaml.notList", At(value, file)));
            return [];
        }
        foreach (var other in list.Where(item => item is not YamlMappingNode))
        {
            issues.Add(Issue.Error("yaml.notMap", At(other, file), file));
        }
        return [.. list.OfType<YamlMappingNode>().Select(map => new YamlMap(map, file, issues))];
    }

    private static Place At(YamlNode node, string file) => new(file, Line: (int)node.Start.Line, Column: (int)node.Start.Column);
}
