namespace Guibiao;

/// <summary>Puts a sentence together: where it holds, what is wrong, and what was perhaps meant.</summary>
public static class Sentence
{
    /// <summary>Ends the clause with the suggestion, or with a full stop where there is none.</summary>
    public static Text From(Text clause, string? suggestion) =>
        Join(clause, suggestion is null ? Messages.Get("sentence.end") : Messages.Get("sentence.suggestion", suggestion));

    public static Text Join(Text first, Text second) => new(first.Chinese + second.Chinese, first.English + second.English);
}
