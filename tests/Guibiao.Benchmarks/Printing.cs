using System.Text;
using BenchmarkDotNet.Attributes;
using Guibiao.Documents;
using Guibiao.Documents.Docx;
using Guibiao.Documents.Html;
using Guibiao.Documents.Odt;
using Guibiao.Plans;

namespace Guibiao.Benchmarks;

/// <summary>A document of 300 pages written and read in each format, beside LibreOffice's own conversion of the same file.</summary>
public class Printing
{
    /// <summary>The plan of fiscal year 105 has 13 pages after its cover and contents.</summary>
    public const int Pages = 300;
    private const int Copies = 24;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private Document document = new(null, []);
    private byte[] text = [];
    private byte[] html = [];
    private byte[] odt = [];
    private byte[] docx = [];

    /// <summary>The project's plan, its chapters over and over.</summary>
    public static Document LongDocument()
    {
        var one = PlanDocument.Of(PlanReader.Read(File.ReadAllBytes(Path.Combine(Sample.Root, "packs", "mofa-105", "plans", "105.txt"))).Plan!);
        var start = one.Blocks.ToList().FindIndex(block => block is Heading);
        return one with { Blocks = [.. one.Blocks.Take(start), .. Enumerable.Repeat(one.Blocks.Skip(start), Copies).SelectMany(blocks => blocks)] };
    }

    public static byte[] Write(Document document, string format) => format switch
    {
        "txt" => Encoding.UTF8.GetBytes(PlainTextWriter.Write(document)),
        "html" => HtmlWriter.Write(document),
        "odt" => OdtWriter.Write(document),
        _ => DocxWriter.Write(document),
    };

    [GlobalSetup]
    public void SetUp()
    {
        document = LongDocument();
        (text, html, odt, docx) = (Write(document, "txt"), Write(document, "html"), Write(document, "odt"), Write(document, "docx"));
    }

    [Benchmark]
    public int WriteText() => Write(document, "txt").Length;

    [Benchmark]
    public int WriteHtml() => Write(document, "html").Length;

    [Benchmark]
    public int WriteOdt() => Write(document, "odt").Length;

    [Benchmark]
    public int WriteDocx() => Write(document, "docx").Length;

    [Benchmark]
    public int ReadText() => Read(text);

    [Benchmark]
    public int ReadHtml() => Read(html);

    [Benchmark]
    public int ReadOdt() => Read(odt);

    [Benchmark]
    public int ReadDocx() => Read(docx);

    [Benchmark]
    public int LibreOfficeToText() => Convert(odt, "odt", "txt:Text (encoded):UTF8", "txt");

    [Benchmark]
    public int LibreOfficeToHtml() => Convert(odt, "odt", "html:HTML (StarWriter)", "html");

    [Benchmark]
    public int LibreOfficeToOdt() => Convert(docx, "docx", "odt:writer8", "odt");

    [Benchmark]
    public int LibreOfficeToDocx() => Convert(odt, "odt", "docx:MS Word 2007 XML", "docx");

    /// <summary>How many blocks a file of any format has.</summary>
    public static int Read(byte[] file) => DocumentReaders.Read(file).Document!.Blocks.Count;

    private static int Convert(byte[] file, string from, string filter, string to) =>
        LibreOffice.Convert(LibreOffice.Find() ?? throw new InvalidOperationException("libreoffice-writer is not installed"), file, from, filter, to, Longest).Converted!.Length;
}
