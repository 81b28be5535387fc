namespace Guibiao.Evidence.Sheets;

/// <summary>Tells kinds of files apart by their first bytes.</summary>
internal static class FileKinds
{
    private static readonly (byte[] Beginning, FileKind Kind)[] Beginnings =
    [
        ([0x50, 0x4b, 3, 4], FileKind.Zip),
        ([0x50, 0x4b, 5, 6], FileKind.Zip),
        // Compound files: workbooks of before 2007, and newer ones under a password.
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], FileKind.OldOrLocked),
        ([.. "%PDF-"u8], FileKind.Other),
        ([0x89, .. "PNG"u8], FileKind.Other),
        ([.. "GIF8"u8], FileKind.Other),
        ([.. "RIFF"u8], FileKind.Other),
        ([.. "Rar!"u8], FileKind.Other),
        ([0xff, 0xd8, 0xff], FileKind.Other),
        ([0x1f, 0x8b], FileKind.Other),
        ([0x37, 0x7a, 0xbc, 0xaf], FileKind.Other),
    ];

    public static FileKind Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (beginning, kind) in Beginnings)
        {
            if (bytes.StartsWith(beginning))
            {
                return kind;
            }
        }
        return FileKind.Text;
    }
}
