using System.Text;
using Guibiao.Documents;
using Guibiao.Documents.Odt;

namespace Guibiao.Tests.Documents;

public sealed class LibreOfficeTests
{
    [Fact]
    public void ToPdf_Document_IsForTheArchiveAndForScreenReaders()
    {
        var (pdf, issue) = LibreOffice.ToPdf(OdtWriter.Write(SampleDocument.Of()));

        Assert.Null(issue);
        var text = Encoding.Latin1.GetString(pdf!);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", text, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:conformance>B</pdfaid:conformance>", text, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", text, StringComparison.Ordinal);
        Assert.Contains("/Lang(zh-TW)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToPdf_WithoutLibreOffice_SaysHowToGetItAndThatThereIsOdt()
    {
        var (pdf, issue) = LibreOffice.ToPdf([1], program: null);

        Assert.Null(pdf);
        Assert.Equal("PDF 由 LibreOffice 排版，這台機器上找不到它。請安裝（Debian、Ubuntu：apt-get install libreoffice-writer），或改取 ODT，內容相同。", issue!.Chinese);
    }

    [Fact]
    public void Convert_ManyAtOnce_EachHasItsOwn()
    {
        var odt = OdtWriter.Write(SampleDocument.Of());
        var texts = new string?[3];
        Parallel.For(0, texts.Length, at => texts[at] = LibreOffice.Convert(LibreOffice.Find()!, odt, "odt", "txt:Text (encoded):UTF8", "txt", TimeSpan.FromMinutes(1)).Converted is { } text ? Encoding.UTF8.GetString(text) : null);

        Assert.All(texts, text => Assert.Contains("一、整治河川", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Convert_ProgramThatDoesNotEnd_IsStoppedAndSaidSo()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        var sleeper = Path.Combine(Directory.CreateTempSubdirectory().FullName, "soffice");
        File.WriteAllText(sleeper, "#!/bin/sh\nsleep 600\n");
        File.SetUnixFileMode(sleeper, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);

        var (converted, issue) = LibreOffice.Convert(sleeper, [1], "odt", "pdf", "pdf", TimeSpan.FromSeconds(1));

        Assert.Null(converted);
        Assert.Equal(("print.officeSlow", "LibreOffice 在 1 秒內沒有排完版，已停止。請再試一次，或改取 ODT，內容相同。"), (issue!.Code, issue.Chinese));
    }

    [Fact]
    public void Convert_ProgramThatCannotStart_IsSaid() => Assert.Equal("print.officeFailed", LibreOffice.Convert("/nowhere/soffice", [1], "odt", "pdf", "pdf", TimeSpan.FromSeconds(1)).Issue!.Code);
}
