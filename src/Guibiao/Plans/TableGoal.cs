using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>A goal as the indicator table names it, with the indicators under it.</summary>
internal sealed class TableGoal(int number, string text, Place place)
{
    public int Number { get; } = number;
    public Place Place { get; } = place;

    /// <summary>The goal's text in the table without its number.</summary>
    public string Text { get; set; } = text;

    public List<Entry> Entries { get; } = [];
}
