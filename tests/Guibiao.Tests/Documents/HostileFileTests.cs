using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CsCheck;
using Guibiao.Documents;
using Guibiao.Documents.Docx;
using Guibiao.Documents.Html;
using Guibiao.Documents.Odt;
using Guibiao.Plans;
using Guibiao.Tests.Plans;

namespace Guibiao.Tests.Documents;

/// <summary>Files that were made to harm, cut, changed or mistaken for documents: one sentence each, in little time, and nothing fetched.</summary>
public sealed class HostileFileTests
{
    private const string Content = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    private static readonly byte[] Picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
    private static readonly byte[] Compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, .. new byte[600]];

    private static readonly Dictionary<string, (Func<byte[]> Make, string Code)> Files = new()
    {
        ["a gigabyte in a part"] = (() => Bomb("content.xml", 1L << 30), "document.bomb"),
        ["a gigabyte in a part that is not the text"] = (() => Bomb("styles.xml", 1L << 30), "document.bomb"),
        ["packed beyond what documents are"] = (() => Bomb("content.xml", 20 << 20), "document.bomb"),
        ["too many parts"] = (() => HandMade.Zip([.. Enumerable.Range(0, 3_000).Select(part => ($"word/{part}.xml", ""))]), "document.tooManyFiles"),
        ["entities that grow"] = (() => HandMade.Zip(("content.xml", "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><office:document-content " + Content + "><office:body><office:text><text:p>&b;</text:p></office:text></office:body></office:document-content>")), "document.damaged"),
        ["an entity of a file"] = (() => HandMade.Zip(("[Content_Types].xml", "<a/>"), ("word/document.xml", "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><a>&a;</a>")), "document.damaged"),
        ["nesting"] = (() => Odt(string.Concat(Enumerable.Repeat("<text:span>", 20_000)) + string.Concat(Enumerable.Repeat("</text:span>", 20_000))), "document.tooDeep"),
        ["nesting of a page"] = (() => Encoding.UTF8.GetBytes("<!DOCTYPE html>" + string.Concat(Enumerable.Repeat("<div>", 200_000))), "document.tooDeep"),
        ["a million cells"] = (() => Odt("<table:table>" + string.Concat(Enumerable.Repeat("<table:table-row>" + string.Concat(Enumerable.Repeat("<table:table-cell/>", 200)) + "</table:table-row>", 5_000)) + "</table:table>"), "document.tooManyParts"),
        ["a million cells in a few words"] = (() => Odt("<table:table><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000000\"/></table:table-row><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"1000000\"/></table:table-row></table:table>"), "document.tooManyCells"),
        ["a page of a million cells"] = (() => Encoding.UTF8.GetBytes("<!DOCTYPE html><table>" + string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td>", 200)), 5_000))), "document.tooManyParts"),
        ["a page of three hundred thousand cells"] = (() => Encoding.UTF8.GetBytes("<!DOCTYPE html><table>" + string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td>", 200)), 1_500))), "document.tooManyCells"),
        ["a size that is a lie"] = (Lie, "document.damaged"),
        ["a text without an end"] = (() => Odt("<text:p>" + new string('甲', 200_000) + "</text:p>"), "document.textTooLong"),
        ["200 MB"] = (() => new byte[200 << 20], "document.tooLarge"),
        ["a picture"] = (() => Picture, "document.picture"),
        ["a document of Word 97"] = (() => Compound, "document.oldWord"),
        ["an encrypted DOCX"] = (() => [.. Compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "document.encrypted"),
        ["an encrypted ODT"] = (() => HandMade.Zip(("mimetype", OdtWriter.MediaType), ("content.xml", "\u0001"), ("META-INF/manifest.xml", "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>")), "document.encrypted"),
        ["RTF"] = (() => "{\\rtf1 a}"u8.ToArray(), "document.rich"),
        ["an ODS"] = (() => HandMade.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")), "document.spreadsheet"),
        ["an XLSX"] = (() => HandMade.Zip(("[Content_Types].xml", "<a/>"), ("xl/workbook.xml", "<a/>")), "document.spreadsheet"),
        ["an ODP"] = (() => HandMade.Zip(("mimetype", "application/vnd.oasis.opendocument.presentation"), ("content.xml", "<office:document-content " + Content + "><office:body><office:presentation/></office:body></office:document-content>")), "document.noText"),
        ["a PPTX"] = (() => HandMade.Zip(("[Content_Types].xml", "<a/>"), ("ppt/presentation.xml", "<a/>")), "document.noText"),
        ["a zip of other things"] = (() => HandMade.Zip(("readme.md", "# A")), "document.otherZip"),
        ["an ODT cut in the middle"] = (() => OdtWriter.Write(SampleDocument.Of())[..2000], "document.damaged"),
        ["a DOCX cut in the middle"] = (() => DocxWriter.Write(SampleDocument.Of())[..2000], "document.damaged"),
        ["a DOCX without its text"] = (() => HandMade.Zip(("[Content_Types].xml", "<a/>")), "document.damaged"),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_HostileFile_IsOneSentenceInLittleTimeAndMemory(string name)
    {
        var (make, code) = Files[name];
        var bytes = make();
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());

        var (document, issues) = DocumentReaders.Read(bytes, "plan.docx");

        Assert.Null(document);
        var issue = Assert.Single(issues);
        Assert.Equal((code, DocumentSeverity.Error), (issue.Code, issue.Severity));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{name}: {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 700L << 20, $"{name}: {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MB");
        Assert.True(PlanReader.Read(bytes, "plan.docx").Refused);
    }

    [Fact]
    public void Read_FilesThatNameAddresses_FetchNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><link rel=stylesheet href='{address}'><script src='{address}'></script><base href='{address}'></head><body><img src='{address}'><iframe src='{address}'></iframe><object data='{address}'></object><p>甲"),
            Odt($"<text:p>甲<draw:frame><draw:image xlink:href=\"{address}\"/></draw:frame></text:p><text:section><text:section-source xlink:href=\"{address}\"/></text:section>"),
            HandMade.Zip(
                ("[Content_Types].xml", "<a/>"),
                ("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:altChunk/></w:body></w:document>"),
                ("word/_rels/document.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"attachedTemplate\" Target=\"{address}\" TargetMode=\"External\"/></Relationships>")),
        ];

        Assert.All(files, file => Assert.Equal(["甲"], HandMade.Lines(file)));
        Assert.False(listener.Pending());
    }

    [Fact]
    public void Read_FileWithMacros_IsItsText() => Assert.Equal(["甲"], HandMade.Lines(HandMade.Zip(
        ("mimetype", OdtWriter.MediaType),
        ("content.xml", $"<office:document-content {Content}><office:scripts/><office:body><office:text><text:p>甲</text:p></office:text></office:body></office:document-content>"),
        ("Basic/Standard/Module1.xml", "Sub Main: Shell(\"x\")"), ("word/vbaProject.bin", "\u0001"))));

    [Theory]
    [InlineData("odt")]
    [InlineData("docx")]
    [InlineData("html")]
    public void Read_MutatedFiles_NeverThrows(string format)
    {
        var whole = Enumerable.Range(0, 4).Select(seed => PlanDocument.Of(new InventedPlans(new Random(seed)).Next())).Append(SampleDocument.Of())
            .Select(document => format switch { "odt" => OdtWriter.Write(document), "docx" => DocxWriter.Write(document), _ => HtmlWriter.Write(document) }).ToList();
        Gen.Int[0, int.MaxValue - 1].Sample(
            seed =>
            {
                var random = new Random(seed);
                var bytes = whole[random.Next(whole.Count)];
                // The parts of a zip file hide behind checksums: most often what is inside is changed, else the file.
                var mutated = format != "html" && random.Next(4) > 0 ? Repacked(bytes, random) : Mutated(bytes, random);
                var reading = PlanReader.Read(mutated, "plan");
                Assert.Equal(reading.Refused, reading.Issues.Any(issue => issue.Severity == Severity.Error));
            },
            iter: 400, time: Project.IsAll ? 600 : -1, threads: 1);
    }

    private static byte[] Odt(string text) => HandMade.Zip(("mimetype", OdtWriter.MediaType), ("content.xml", $"<office:document-content {Content}><office:body><office:text>{text}</office:text></office:body></office:document-content>"));

    private static byte[] Bomb(string name, long size)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var part = zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open())
            {
                part.Write(Encoding.ASCII.GetBytes(OdtWriter.MediaType));
            }
            if (name != "content.xml")
            {
                using var text = zip.CreateEntry("content.xml").Open();
                text.Write(Encoding.UTF8.GetBytes($"<office:document-content {Content}><office:body><office:text/></office:body></office:document-content>"));
            }
            using var large = zip.CreateEntry(name, size > 100 << 20 ? CompressionLevel.Fastest : CompressionLevel.SmallestSize).Open();
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (; size > 0; size -= blanks.Length)
            {
                large.Write(blanks);
            }
        }
        return file.ToArray();
    }

    // A part of 100 MB that says it has ten bytes.
    private static byte[] Lie()
    {
        var bytes = Bomb("content.xml", 100 << 20);
        var central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(central + 24), 10);
        return bytes;
    }

    private static byte[] Repacked(byte[] bytes, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(bytes));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var part = new MemoryStream();
                using (var packed = entry.Open())
                {
                    packed.CopyTo(part);
                }
                using var to = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                to.Write(random.Next(3) == 0 && entry.Length > 0 ? Mutated(part.ToArray(), random) : part.ToArray());
            }
        }
        return file.ToArray();
    }

    // Bytes, tags and attributes changed, doubled, taken out.
    private static byte[] Mutated(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var times = random.Next(1, 8); times > 0 && bytes.Count > 8; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at - 1)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 400), bytes.Count - at))); break;
                case 3: Element(bytes, random, at, twice: true); break;
                case 4: Element(bytes, random, at, twice: false); break;
                default: Digit(bytes, at, random); break;
            }
        }
        return [.. bytes];
    }

    private static void Element(List<byte> bytes, Random random, int at, bool twice)
    {
        var start = bytes.IndexOf((byte)'<', at);
        var end = start < 0 ? -1 : bytes.IndexOf((byte)'>', start);
        if (end < 0)
        {
            return;
        }
        var tag = bytes.GetRange(start, end - start + 1);
        if (twice)
        {
            bytes.InsertRange(random.Next(2) == 0 ? start : bytes.IndexOf((byte)'<', random.Next(bytes.Count)) is > 0 and var other ? other : start, tag);
        }
        else
        {
            bytes.RemoveRange(start, tag.Count);
        }
    }

    private static void Digit(List<byte> bytes, int at, Random random)
    {
        var digit = bytes.FindIndex(at, one => one is >= (byte)'0' and <= (byte)'9');
        if (digit >= 0)
        {
            bytes.InsertRange(digit, Encoding.ASCII.GetBytes(random.Next(3) switch { 0 => "-", 1 => "99999999999", _ => "0" }));
        }
    }
}
