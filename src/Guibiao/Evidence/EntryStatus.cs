namespace Guibiao.Evidence;

/// <summary>Where an entry is on its way. Only verified entries count.</summary>
public enum EntryStatus
{
    Entered,
    Submitted,
    Verified,
    Returned,
}
