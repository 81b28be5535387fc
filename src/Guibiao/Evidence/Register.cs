namespace Guibiao.Evidence;

/// <summary>One kind of record. Its table is <c>r_</c> + name; key fields together name an entry; a unit reports it every month or every year.</summary>
public sealed record Register(
    string Name,
    Text Title,
    IReadOnlyList<Field> Fields,
    IReadOnlyList<string> Key,
    string Date,
    Frequency Frequency,
    IReadOnlyList<string> Reporters,
    string? DefaultUnit,
    Text? Note,
    bool SuppressSmallCounts)
{
    public string Table => "r_" + Name;

    public Field Field(string name) => Fields.First(field => field.Name == name);
}
