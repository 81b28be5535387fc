using System.Text;
using Guibiao.Documents;

namespace Guibiao.Tests.Documents.Html;

public sealed class HtmlReaderTests
{
    [Fact]
    public void Read_Page_IsWhatPeopleSee() => Assert.Equal(
        ["# 水利部 99 年度施政計畫", "第一段 有空白", "第二行", "- 甲", " - 子", "- 1. 乙", "- 2. 丙", "- （五） 丁", "- 三、戊", "表名", "|目標||值", "|一|甲/乙|1", "|^|丙|內/表", "尾"],
        HandMade.Lines(Page(
            """
            <script>alert("不讀")</script><nav><a href="#a">目錄</a></nav><p><a href="#a">壹、目標 1</a></p>
            <h1>水利部 99 年度<br>施政計畫</h1><div>第一段&nbsp;有
              空白<br>第二行<del>刪去</del><span style="display: none">不見</span></div>
            <ul><li>甲<ul><li>子</li></ul></li></ul><ol><li>乙<li><p>丙</p></ol><ol style="list-style: none"><li>（五） 丁</li></ol><ol start="3" style="list-style-type: cjk-ideographic"><li>戊</li></ol>
            <table><caption>表名</caption><thead><tr><th colspan=2>目標</th><th>值</th></tr></thead><tbody><tr><td rowspan=2>一</td><td><p>甲</p><p>乙</p></td><td>1</td></tr>
            <tr><td>丙</td><td><table><tr><td>內</td><td>表</td></tr></table></td></tr></tbody></table>尾
            """)));

    [Fact]
    public void Read_OldPageInBig5_IsReadAsItSays() =>
        Assert.Equal(["水利部"], HandMade.Lines([.. Encoding.ASCII.GetBytes("<html><head><meta charset=\"big5\"></head><body>"), 0xa4, 0xf4, 0xa7, 0x51, 0xb3, 0xa1, .. "</body></html>"u8.ToArray()]));

    [Fact]
    public void Read_RowsWithoutCells_AreNone() => Assert.Equal(["|甲", "乙"], HandMade.Lines(Page("<table><tr></tr><tr><td>甲</td></tr></table><table><tr></tr></table>乙")));

    [Fact]
    public void Read_TextThatHoldsTags_StaysText() => Assert.Equal(["水利部<5%"], HandMade.Lines(Encoding.UTF8.GetBytes("水利部<5%\n")));

    private static byte[] Page(string body) => Encoding.UTF8.GetBytes($"<!DOCTYPE html><html lang=\"zh-Hant\"><head><meta charset=\"utf-8\"><title>題</title></head><body>{body}</body></html>");
}
