namespace Guibiao.Evidence;

/// <summary>The types of a register's fields. A code, country or ordinal is a member of a dated list; an ordinal's members have an order.</summary>
public enum FieldType
{
    Text,
    Code,
    Ordinal,
    Country,
    Date,
    Range,
    Integer,
    Decimal,
    Money,
    YesNo,
}
