using Guibiao.Documents;

namespace Guibiao.Tests.Documents.Docx;

public sealed class DocxReaderTests
{
    private const string Counted = """
        <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
        """;

    [Fact]
    public void Read_ListsThatExistOnlyAsNumbering_HaveTheNumbersThatArePrinted() => Assert.Equal(
        ["- 一、甲", "- 二、乙", " - （一）子", "  - 二.1. 丑", " - （二）寅", "- 三、丙", "之後", "- 四、丁", "- 一、新", "- 點", "# 一、標題"],
        HandMade.Lines(HandMade.Docx(
            Item(1, 0, "甲") + Item(1, 0, "乙") + Item(1, 1, "子") + Item(1, 2, "丑") + Item(1, 1, "寅") + Item(1, 0, "丙") + "<w:p><w:r><w:t>之後</w:t></w:r></w:p>" + Item(1, 0, "丁") + Item(2, 0, "新") + Item(3, 0, "點")
                + """<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>標題</w:t></w:r></w:p>""",
            Counted + """<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="taiwaneseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>""",
            """<w:style w:styleId="H"><w:name w:val="My Heading"/><w:basedOn w:val="Heading1"/></w:style><w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>""")));

    [Fact]
    public void Read_TrackedChanges_IsTheAcceptedText() => Assert.Equal(
        ["保留新增之文字", "兩段成一段", "|留下"],
        HandMade.Lines(HandMade.Docx(
            """
            <w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>刪去</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>搬走</w:t></w:r></w:moveFrom><w:r><w:t>之文字</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>兩段</w:t></w:r></w:p><w:p><w:r><w:t>成一段</w:t></w:r></w:p>
            <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>刪列</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>留下</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """)));

    [Fact]
    public void Read_WhatStandsBesideTheText_IsPutInItsPlaceOrLeftOut()
    {
        var file = HandMade.Docx(
            """
            <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目標 1</w:t></w:r></w:p></w:sdtContent></w:sdt>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \o "1-3" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>壹、目標</w:t></w:r></w:p>
            <w:p><w:r><w:t>貳、指標</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/><w:t xml:space="preserve">乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁&#160;戊</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>不見</w:t></w:r></w:p>
            <w:p><w:r><w:t>外</w:t><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>框內</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框內</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>
            <w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DATE </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>105年</w:t><w:fldChar w:fldCharType="end"/><w:t>訂</w:t></w:r></w:p>
            """, footnotes: """<w:footnote w:id="2"><w:p><w:r><w:t>註腳文字</w:t></w:r></w:p></w:footnote>""");

        Assert.Equal(["甲乙 丙-丁 戊", "外", "框內", "第一行", "第二行", "105年訂"], HandMade.Lines(file));
        Assert.Equal("註腳不屬於計畫內容，已略過：註腳文字", Assert.Single(DocumentReaders.Read(file).Issues).Chinese);
    }

    [Fact]
    public void Read_Table_HasEveryCellInItsColumnAndSaysWhereAndOnWhichPage()
    {
        var file = HandMade.Docx(
            """
            <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>目標</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>值</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>
            <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:lastRenderedPageBreak/><w:t>丙</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>內</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>表</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:t>後</w:t></w:r></w:p>
            """);

        Assert.Equal(["|目標||值", "|一|甲/乙|1", "|^|丙|內/表", "後"], HandMade.Lines(file));
        var document = DocumentReaders.Read(file, "plan.docx").Document!;
        Assert.Equal(new Place("plan.docx", Page: 2, Table: 1, Row: 3, Cell: 2), ((Table)document.Blocks[0]).Rows[2].Cells[1].Place);
        Assert.Equal(1, ((Table)document.Blocks[0]).HeaderRows);
    }

    private static string Item(int list, int depth, string text) => $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>""";
}
