using System.Text;
using Guibiao.Documents;
using Guibiao.Evidence;

namespace Guibiao.Packs;

/// <summary>The files of a pack by their names inside its folder, written with /; one that is needed and missing, or no UTF-8, is an issue.</summary>
internal sealed class PackFiles(string folder, ICollection<Issue> issues)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Path(string name) => System.IO.Path.Combine(folder, name.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public bool Has(string name) => File.Exists(Path(name));

    /// <summary>The names of the files straight in a folder of the pack, in the order of their characters whatever the system's language.</summary>
    public IReadOnlyList<string> In(string below, string pattern)
    {
        if (!Directory.Exists(Path(below)))
        {
            return [];
        }
        var names = new List<string>();
        foreach (var name in Directory.EnumerateFiles(Path(below), pattern).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal))
        {
            // Sentences, events and records name their file.
            if (TypedText.Refuse(name, TypedText.LongestName) is { } refusal)
            {
                issues.Add(refusal.At(Messages.Get("evidence.file", below), new Place(below)));
                continue;
            }
            names.Add($"{below}/{name}");
        }
        return names;
    }

    public ReadOnlyMemory<byte>? Bytes(string name, bool needed = false)
    {
        try
        {
            return File.ReadAllBytes(Path(name));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            if (needed)
            {
                issues.Add(new Issue("file.missing", Severity.Error, Refusal.Of("file.missing", name).Plain().Message, new Place(name)));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            issues.Add(new Issue("file.unreadable", Severity.Error, Refusal.Of("file.unreadable", name).Plain().Message, new Place(name)));
        }
        return null;
    }

    public string? Text(string name, bool needed = false)
    {
        if (Bytes(name, needed) is not { } bytes)
        {
            return null;
        }
        try
        {
            return Strict.GetString(bytes.Span).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            issues.Add(Refusal.Of("evidence.notUtf8").At(Messages.Get("evidence.file", name), new Place(name)));
            return null;
        }
    }
}
