using Guibiao.Evidence;

namespace Guibiao.Indicators;

/// <summary>A named number from one register. <c>Field</c> is what is summed or told apart; <c>Date</c> the field that time is read from; <c>Filter</c> its text.</summary>
public sealed record Tally(
    string Name,
    Text Title,
    string Register,
    TallyCount Count,
    string? Field,
    TallyTime Time,
    string Date,
    string Filter,
    string? Unit,
    IReadOnlyList<string> Aliases)
{
    /// <summary>The column of the day on which an entry begins to count.</summary>
    public string From(Register register) => register.Field(Date).Columns[0];

    /// <summary>The column of the day on which it ceases to; null for a plain date.</summary>
    public string? To(Register register) => register.Field(Date).Columns is [_, var to] ? to : null;
}
