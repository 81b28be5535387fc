namespace Guibiao.Storage;

/// <summary>The store can't be reached (exit code 3); the sentence says what was tried.</summary>
public sealed class StoreUnreachableException(Text sentence) : Exception(sentence.English)
{
    public Text Sentence { get; } = sentence;
}
