namespace Guibiao;

/// <summary>Why a cell is refused: the message's code and arguments, and the known word that was perhaps meant.</summary>
public sealed record Refusal(string Code, object?[] Arguments, string? Suggestion = null)
{
    public static Refusal Of(string code, params object?[] arguments) => new(code, arguments);

    /// <summary>The issue of this refusal, its sentence begun with where it holds.</summary>
    public Issue At(Text where, Documents.Place? place) =>
        new(Code, Severity.Error, Sentence.Join(where, Sentence.From(Messages.Get(Code, Arguments), Suggestion)), place);

    /// <summary>The issue where no file is behind it.</summary>
    public Issue Plain() => new(Code, Severity.Error, Sentence.From(Messages.Get(Code, Arguments), Suggestion));
}
