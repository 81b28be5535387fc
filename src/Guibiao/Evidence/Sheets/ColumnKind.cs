namespace Guibiao.Evidence.Sheets;

/// <summary>What a column is made ready for. Words stay as they are typed: 007 is no number.</summary>
internal enum ColumnKind
{
    Words,
    Day,
    Number,
}
