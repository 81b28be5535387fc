using Guibiao.Documents;

namespace Guibiao.Tests.Documents.Odt;

public sealed class OdtReaderTests
{
    private const string Counted = """
        <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
        <text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"/>
        <text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/></text:list-style>
        <text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
        """;

    [Fact]
    public void Read_ListsThatExistOnlyAsNumbering_HaveTheNumbersThatArePrinted() => Assert.Equal(
        ["- 一、甲", "- 二、乙", " - （一）子", "  - 1. 丑", "  - 2. 寅", " - （二）卯", "- 三、丙", "之後", "- 四、丁", "- 五、戊", "- 十、己", "- 點"],
        HandMade.Lines(HandMade.Odt(
            """
            <text:list text:style-name="L"><text:list-item><text:p>甲</text:p></text:list-item><text:list-item><text:p>乙</text:p>
            <text:list><text:list-item><text:p>子</text:p><text:list><text:list-item><text:p>丑</text:p></text:list-item><text:list-item><text:p>寅</text:p></text:list-item></text:list></text:list-item>
            <text:list-item><text:p>卯</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>丙</text:p></text:list-item></text:list>
            <text:p>之後</text:p>
            <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:p>丁</text:p></text:list-item><text:list-item><text:p>戊</text:p></text:list-item><text:list-item text:start-value="10"><text:p>己</text:p></text:list-item></text:list>
            <text:list text:style-name="B"><text:list-item><text:p>點</text:p></text:list-item></text:list>
            """, Counted)));

    [Fact]
    public void Read_NumberedHeadings_HaveTheirNumbers() => Assert.Equal(
        ["# 壹、目標", "## 一、河川", "## 二、節水", "# 貳、指標", "## 一、又"],
        HandMade.Lines(HandMade.Odt(
            """<text:h text:outline-level="1">目標</text:h><text:h text:outline-level="2">河川</text:h><text:h text:outline-level="2">節水</text:h><text:h text:outline-level="1">指標</text:h><text:h text:outline-level="2">又</text:h>""",
            outline: """<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="壹, 貳, 參, ..." style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:outline-style>""")));

    [Fact]
    public void Read_TrackedChanges_IsTheAcceptedText() => Assert.Equal(
        ["保留新增之文字"],
        HandMade.Lines(HandMade.Odt(
            """
            <text:tracked-changes><text:changed-region><text:deletion><text:p>刪去</text:p></text:deletion></text:changed-region></text:tracked-changes>
            <text:p>保留<text:change text:change-id="c"/><text:change-start text:change-id="d"/>新增<text:change-end text:change-id="d"/>之文字</text:p>
            """)));

    [Fact]
    public void Read_WhatStandsBesideTheText_IsPutInItsPlaceOrLeftOut()
    {
        var file = HandMade.Odt(
            """
            <text:table-of-content><text:index-body><text:p>目標 1</text:p></text:index-body></text:table-of-content>
            <text:p>甲<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>註腳文字</text:p></text:note-body></text:note>乙<text:tab/>丙<text:s text:c="3"/>丁&#160;戊</text:p>
            <text:p>外<draw:frame><draw:text-box><text:p>框內</text:p><table:table><table:table-row><table:table-cell><text:p>框內格</text:p></table:table-cell></table:table-row></table:table></draw:text-box></draw:frame></text:p>
            <text:p>第一行<text:line-break/>第二行<office:annotation><text:p>批註</text:p></office:annotation></text:p>
            <text:p><text:a xlink:href="#h1">貳、指標<text:tab/>5</text:a></text:p>
            <text:p>今<text:date>105年1月1日</text:date>訂</text:p>
            <text:p text:style-name="Secret">不見</text:p>
            """, """<style:style style:name="Secret" style:family="paragraph"><style:text-properties text:display="none"/></style:style>""");

        Assert.Equal(["甲乙 丙   丁 戊", "外", "框內", "|框內格", "第一行", "第二行", "今105年1月1日訂"], HandMade.Lines(file));
        var note = Assert.Single(DocumentReaders.Read(file).Issues);
        Assert.Equal(("document.footnote", DocumentSeverity.Info, "註腳不屬於計畫內容，已略過：註腳文字"), (note.Code, note.Severity, note.Chinese));
    }

    [Fact]
    public void Read_Table_HasEveryCellInItsColumnAndSaysWhereAndOnWhichPage()
    {
        var file = HandMade.Odt(
            """
            <table:table><table:table-column table:number-columns-repeated="3"/>
            <table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>目標</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>值</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>一</text:p></table:table-cell><table:table-cell><text:p>甲</text:p><text:p>乙</text:p></table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>
            <text:soft-page-break/>
            <table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="2"><text:p>同</text:p></table:table-cell></table:table-row></table:table>
            <text:p>後</text:p>
            """);

        Assert.Equal(["|目標||值", "|一|甲/乙|1", "|^|同|同", "後"], HandMade.Lines(file));
        var document = DocumentReaders.Read(file, "plan.odt").Document!;
        var table = Assert.IsType<Table>(document.Blocks[0]);
        Assert.Equal(1, table.HeaderRows);
        Assert.Equal(new Place("plan.odt", Page: 2, Table: 1, Row: 3, Cell: 2), table.Rows[2].Cells[1].Place);
        Assert.Equal(new Place("plan.odt", Page: 2), document.Blocks[1].Place);
    }
}
