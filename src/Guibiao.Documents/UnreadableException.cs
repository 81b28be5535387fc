namespace Guibiao.Documents;

/// <summary>Thrown inside a reader where a file goes beyond what is read; the reader makes the one sentence of it.</summary>
internal sealed class UnreadableException(string code, params object?[] arguments) : Exception
{
    public DocumentIssue At(Place place) => DocumentIssue.Error(code, place, arguments);
}
