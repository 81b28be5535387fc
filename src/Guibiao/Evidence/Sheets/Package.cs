using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace Guibiao.Evidence.Sheets;

/// <summary>The parts of a workbook's ZIP file as XML, within bounds: nothing outside the file is ever opened, no document type is read, nothing is run.</summary>
internal sealed class Package : IDisposable
{
    /// <summary>The most that is unpacked of one workbook, counting what is read twice.</summary>
    private const long MostBytes = 2_000_000_000;

    // Sheets with millions of like rows stay far below; deflate's utmost is above 1000.
    private const long MostRatio = 250;
    private const long FreeBytes = 10_000_000;
    private const int MostParts = 10_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private Package(ZipArchive zip)
    {
        this.zip = zip;
        if (zip.Entries.Count > MostParts)
        {
            throw UnreadableException.Of("sheet.tooLarge");
        }
        foreach (var part in zip.Entries)
        {
            if (!parts.TryAdd(part.FullName, part))
            {
                throw UnreadableException.Of("sheet.broken");
            }
            if (part.IsEncrypted)
            {
                throw UnreadableException.Of("sheet.locked");
            }
        }
    }

    public static Package Open(FileKind kind, ReadOnlyMemory<byte> bytes)
    {
        if (kind is not FileKind.Zip)
        {
            throw UnreadableException.Of(kind is FileKind.OldOrLocked ? "sheet.locked" : "sheet.notTable");
        }
        var stream = MemoryMarshal.TryGetArray(bytes, out var held) ? new MemoryStream(held.Array!, held.Offset, held.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
        return new Package(new ZipArchive(stream, ZipArchiveMode.Read));
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>A part's XML; one that is not there is broken.</summary>
    public XmlReader Read(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            throw UnreadableException.Of("sheet.broken");
        }
        var most = Math.Max(FreeBytes, entry.CompressedLength * MostRatio);
        return XmlReader.Create(new BoundedStream(entry.Open(), most, Count), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public void Dispose() => zip.Dispose();

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > MostBytes)
        {
            throw UnreadableException.Of("sheet.tooLarge");
        }
    }
}
