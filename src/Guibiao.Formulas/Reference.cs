namespace Guibiao.Formulas;

/// <summary>A name that a formula needs a value of, and for which year (0 this year, -1 the year before); Key is its component's, if it has one.</summary>
public sealed record Reference(string Name, int Year, string? Key = null)
{
    /// <summary>What tells two names apart: the component's key, else the name without white space, width and 「」.</summary>
    public string Identity => Key is null ? NameText.Fold(Name) : "#" + Key;

    public bool Equals(Reference? other) => other is not null && Year == other.Year && Identity == other.Identity;

    public override int GetHashCode() => HashCode.Combine(Identity, Year);
}
