using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Guibiao.Documents;

/// <summary>
/// The parts of an office file, unpacked no further than documents go: so many parts, so large, so deep. Nothing outside the file is ever asked for, and nothing in it is run.
/// </summary>
internal sealed class OfficeZip : IDisposable
{
    private const int MostParts = 2_000;
    private const long LargestPart = 48 << 20;
    private const int HighestRatio = 400;
    private const int DeepestElement = 200;
    private const int MostElements = 1_000_000;

    private static readonly XmlReaderSettings Guarded = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestPart,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive zip;

    private OfficeZip(ZipArchive zip) => this.zip = zip;

    /// <summary>The file's parts; InvalidDataException where it is no whole zip file.</summary>
    public static OfficeZip Open(ReadOnlyMemory<byte> bytes)
    {
        // Told before the list of parts is read, which costs memory for each.
        if (Parts(bytes.Span) is > MostParts and var parts)
        {
            throw new UnreadableException("document.tooManyFiles", parts, MostParts);
        }
        var zip = new ZipArchive(new ReadOnlyMemoryStream(bytes), ZipArchiveMode.Read);
        return zip.Entries.Count > MostParts ? throw new UnreadableException("document.tooManyFiles", zip.Entries.Count, MostParts) : new(zip);
    }

    public bool Has(string part) => zip.GetEntry(part) is not null;

    public bool HasUnder(string folder) => zip.Entries.Any(entry => entry.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase));

    /// <summary>A short part's text, or null.</summary>
    public string? Text(string part)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            return null;
        }
        using var stream = entry.Open();
        var buffer = new byte[200];
        return System.Text.Encoding.ASCII.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }

    /// <summary>A part's XML, or null where there is no such part.</summary>
    public XElement? Xml(string part)
    {
        if (zip.GetEntry(part) is not { } entry)
        {
            return null;
        }
        var bytes = Unpack(entry);
        using (var reader = XmlReader.Create(new MemoryStream(bytes), Guarded))
        {
            var elements = 0;
            while (reader.Read())
            {
                if (reader.Depth > DeepestElement)
                {
                    throw new UnreadableException("document.tooDeep", DeepestElement);
                }
                if (reader.NodeType == XmlNodeType.Element && ++elements > MostElements)
                {
                    throw new UnreadableException("document.tooManyParts", MostElements);
                }
            }
        }
        using var again = XmlReader.Create(new MemoryStream(bytes), Guarded);
        return XElement.Load(again, LoadOptions.PreserveWhitespace);
    }

    public void Dispose() => zip.Dispose();

    // What the file says of its sizes may be wrong: what comes out is counted.
    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        if (entry.Length > LargestPart)
        {
            throw new UnreadableException("document.bomb", entry.FullName, LargestPart >> 20);
        }
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        while (packed.Read(buffer) is > 0 and var read)
        {
            unpacked.Write(buffer, 0, read);
            if (unpacked.Length > LargestPart || unpacked.Length > 1 << 20 && unpacked.Length / HighestRatio > entry.CompressedLength)
            {
                throw new UnreadableException("document.bomb", entry.FullName, LargestPart >> 20);
            }
        }
        return unpacked.ToArray();
    }

    // The end of a zip file says how many parts it has.
    private static int Parts(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[Math.Max(0, bytes.Length - 66_000)..];
        var at = end.LastIndexOf("PK\u0005\u0006"u8);
        return at < 0 || at + 12 > end.Length ? 0 : end[at + 10] | end[at + 11] << 8;
    }

    private sealed class ReadOnlyMemoryStream(ReadOnlyMemory<byte> bytes) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => bytes.Length;
        public override long Position { get => position; set => position = value >= 0 ? value : throw new IOException(); }

        public override int Read(Span<byte> buffer)
        {
            var left = bytes.Span[(int)Math.Min(position, bytes.Length)..];
            var count = Math.Min(left.Length, buffer.Length);
            left[..count].CopyTo(buffer);
            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => bytes.Length + offset };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
