using Guibiao.Documents;
using Guibiao.Plans;

namespace Guibiao.Tests.Documents;

public sealed class NumberKindTests
{
    // What lists print, the plan's reader takes for the same number.
    [Fact]
    public void Print_Chinese_IsTheNumberThatPlansRead() => Assert.All(Enumerable.Range(1, 99), number => Assert.Equal((number, NumberKind.Chinese.Print(number)), (Numeral.Read(NumberKind.Chinese.Print(number), 0)!.Value.Value, Numeral.Chinese(number))));

    [Fact]
    public void Print_EachKind_IsAsWordProcessorsPrintIt()
    {
        Assert.Equal(["一百零五", "壹拾貳", "甲", "丑", "⑫", "aa", "AB", "xlix", "MCMXC", "１０", "1000", "11"], [
            NumberKind.Chinese.Print(105), "壹" + NumberKind.FormalChinese.Print(12), NumberKind.Stems.Print(1), NumberKind.Branches.Print(2), NumberKind.Circled.Print(12), NumberKind.LowerLetters.Print(27), NumberKind.UpperLetters.Print(28),
            NumberKind.LowerRoman.Print(49), NumberKind.UpperRoman.Print(1990), NumberKind.WideDigits.Print(10), NumberKind.Digits.Print(1000), NumberKind.Stems.Print(11)]);
    }
}
