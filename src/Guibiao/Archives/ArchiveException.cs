namespace Guibiao.Archives;

/// <summary>An archive can't be written, or is refused: one sentence says why. Nothing was stored.</summary>
public sealed class ArchiveException(Text sentence) : Exception(sentence.English)
{
    public Text Sentence { get; } = sentence;

    public static ArchiveException Of(string code, params object?[] arguments) => new(Messages.Get(code, arguments));
}
