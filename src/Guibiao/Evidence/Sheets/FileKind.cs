namespace Guibiao.Evidence.Sheets;

/// <summary>What a file is, by how it begins.</summary>
internal enum FileKind
{
    Text,
    Zip,
    OldOrLocked,
    Other,
}
