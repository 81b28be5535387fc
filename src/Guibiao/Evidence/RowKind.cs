namespace Guibiao.Evidence;

/// <summary>What a file's row is to the register: not there yet, there already, there with other content, or wrong.</summary>
public enum RowKind
{
    New,
    Same,
    Changed,
    Wrong,
}
