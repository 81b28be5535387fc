namespace Guibiao.History;

/// <summary>A head can't be signed or the key not read; the sentence says why and what to do.</summary>
public sealed class SealException(Text sentence) : Exception(sentence.English)
{
    public Text Sentence { get; } = sentence;
}
