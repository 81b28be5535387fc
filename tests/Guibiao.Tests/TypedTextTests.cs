using Guibiao.Documents;

namespace Guibiao.Tests;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("王小明")]
    [InlineData("Māris Čaks, S. Tomé & Príncipe\n第二行\t欄\r\n")]
    [InlineData("𠮷野家 👩‍👩‍👧 👍🏽 ❤️ 🏳️‍🌈")]
    [InlineData("葛\U000e0100城市")]
    [InlineData("क्‍ष श्री‌मान् می‌خواهم")]
    [InlineData("\u2f00般 \uf900 Ａ１")]
    [InlineData("\ue000造字")]
    [InlineData("Việt Nam Z̊a̋")]
    [InlineData("عمّان ٣")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ᠋")]
    public void Refuse_WhatPeopleWrite_IsTaken(string text) => Assert.Null(TypedText.Refuse(text));

    [Theory]
    [InlineData("A\u202eB", "202E", 2)]
    [InlineData("\u2066A", "2066", 1)]
    [InlineData("A\u200f", "200F", 2)]
    [InlineData("A\u061c", "061C", 2)]
    [InlineData("日\u200b本", "200B", 2)]
    [InlineData("日\u200d本", "200D", 2)]
    [InlineData("A\u200cB", "200C", 2)]
    [InlineData("\u200d👩", "200D", 1)]
    [InlineData("日\u2060本", "2060", 2)]
    [InlineData("日本\ufeff", "FEFF", 3)]
    [InlineData("日\u00ad本", "00AD", 2)]
    [InlineData("A\0B", "0000", 2)]
    [InlineData("\u001b[31mA", "001B", 1)]
    [InlineData("A\u0085B", "0085", 2)]
    [InlineData("A\u2028B", "2028", 2)]
    [InlineData("𠮷\ufffe", "FFFE", 2)]
    [InlineData("\ufdd0", "FDD0", 1)]
    [InlineData("A\U0010ffff", "10FFFF", 2)]
    [InlineData("A\U000e0041", "E0041", 2)]
    [InlineData("\u3164", "3164", 1)]
    [InlineData("A\ufe0f\ufe0f", "FE0F", 3)]
    [InlineData(" \U000e0100", "E0100", 2)]
    [InlineData("A\u180eB", "180E", 2)]
    public void Refuse_WhatNobodySees_IsNamed(string text, string codePoint, int position)
    {
        var sentence = TypedText.Refuse(text)!.Plain().Message;
        Assert.Equal(
            $"\"{TypedText.Quoted(text)}\" holds U+{codePoint} as its character {position}: it can't be seen, or makes the text read other than it is; take it out and try again.", sentence.English);
        Assert.Contains($"第 {position} 個字元是 U+{codePoint}：", sentence.Chinese, StringComparison.Ordinal);
        Assert.Equal(-1, HiddenCharacters.Find(TypedText.Quoted(text)));
        Assert.Equal(-1, HiddenCharacters.Find(HiddenCharacters.Remove(text)));
    }

    // An attribute can't hold half a pair.
    [Fact]
    public void Refuse_HalfAPair_IsNamed()
    {
        Assert.Equal(["A\ufffd", "D800", 2], TypedText.Refuse("A\ud800")!.Arguments);
        Assert.Equal(["\ufffdA", "DC00", 1], TypedText.Refuse("\udc00A")!.Arguments);
        Assert.Equal(["\ufffd𠮷\ufffd", "D800", 1], TypedText.Refuse("\ud800𠮷\udc00")!.Arguments);
    }

    [Fact]
    public void Refuse_ManyMarksOnOneLetter_AreCounted()
    {
        Assert.Null(TypedText.Refuse("a" + new string('\u0301', 30) + "b" + new string('\u0301', 30)));
        Assert.Equal(("text.marks", "0301", 32), Named(TypedText.Refuse("a" + new string('\u0301', 31))!));
        Assert.Equal(31, HiddenCharacters.Remove("a" + new string('\u0301', 9_000)).Length);
        Assert.Equal("text.tooLong", TypedText.Refuse("a" + new string('\u0301', 100_000))!.Code);
    }

    [Fact]
    public void Refuse_LongText_IsCountedInCharacters()
    {
        Assert.Null(TypedText.Refuse(string.Concat(Enumerable.Repeat("𠮷", TypedText.LongestName)), TypedText.LongestName));
        Assert.Equal(
            $"「{new string('長', 40)}…」有 1048576 個字，最多 10000 個字；請縮短，或分成幾筆。", TypedText.Refuse(new string('長', 1 << 20))!.Plain().Message.Chinese);
    }

    [Theory]
    [InlineData("\u2f00\u2ea0", "一民")]
    [InlineData("\uf900\uf901\ufa29", "豈更\ufa29")]
    [InlineData("\ufab0\ufacf", "練\U0002284a")]
    [InlineData("\U0002f800\U0002fa1d", "丽\U0002a600")]
    [InlineData("葛\U000e0100 城", "葛城")]
    [InlineData("❤\ufe0f", "❤")]
    [InlineData("ＡＢ１２　Ｃ", "ab12c")]
    public void Fold_Variants_AreTheCharacter(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Shown_WhateverIsTyped_IsShortAndPlain()
    {
        var shown = TypedText.Shown("admin\u202e\0" + new string('x', 5_000));
        Assert.Equal("admin\ufffd\ufffd" + new string('x', 193), shown);
    }

    private static (string, object?, object?) Named(Refusal refusal) => (refusal.Code, refusal.Arguments[1], refusal.Arguments[2]);
}
