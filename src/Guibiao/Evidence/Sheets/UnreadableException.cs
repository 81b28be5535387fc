namespace Guibiao.Evidence.Sheets;

/// <summary>A workbook that isn't read, and why; it never leaves EvidenceFile.</summary>
internal sealed class UnreadableException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;

    public static UnreadableException Of(string code, params object?[] arguments) => new(Refusal.Of(code, arguments));
}
