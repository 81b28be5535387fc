using System.Numerics;
using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

public sealed class DisplayTests
{
    [Theory]
    [InlineData(1, 3, "0.3333333333333333333333333333")]
    [InlineData(2, 3, "0.6666666666666666666666666667")]
    [InlineData(-8, 1620, "-0.004938271604938271604938271605")]
    [InlineData(0, 5, "0")]
    [InlineData(1500, 1, "1500")]
    [InlineData(1, 8, "0.125")]
    public void Value_Fraction_HasAtMost28Digits(int numerator, int denominator, string text) => Assert.Equal(text, Display.Value(new(numerator, denominator)));

    [Fact]
    public void Value_LongNumbers_RoundToPlainDigits()
    {
        Assert.Equal("12345678901234567890123456790000", Display.Value(BigInteger.Parse("12345678901234567890123456789012")));
        Assert.Equal("10000000000000000000000000000", Display.Value(new(BigInteger.Parse("99999999999999999999999999999"), 10)));
        Assert.Equal("1", Display.Value(new(BigInteger.Pow(10, 40) - 1, BigInteger.Pow(10, 40))));
    }

    [Theory]
    [InlineData("0.125", ResultUnit.Plain, "0.13")]
    [InlineData("-0.125", ResultUnit.Plain, "-0.13")]
    [InlineData("-0.001", ResultUnit.Plain, "0")]
    [InlineData("0.98", ResultUnit.Percent, "98%")]
    [InlineData("0.034482758", ResultUnit.Percent, "3.45%")]
    [InlineData("-0.00001", ResultUnit.Percent, "0%")]
    [InlineData("0.0025", ResultUnit.PerMille, "2.5‰")]
    [InlineData("12345", ResultUnit.Plain, "12345")]
    public void Print_Number_RoundsHalfAwayFromZero(string value, ResultUnit unit, string shown) => Assert.Equal(shown, Display.Print(Number(value), unit));

    [Theory]
    [InlineData("0.97996", "0.98", "97.99%")]
    [InlineData("0.98", "0.98", "98%")]
    [InlineData("0.98004", "0.98", "98.01%")]
    [InlineData("0.979951", "0.97995", "98%")]
    [InlineData("-0.00001", "0", "-0.01%")]
    public void Print_NearATarget_NeverRoundsAcross(string value, string target, string shown) =>
        Assert.Equal(shown, Display.Print(Number(value), ResultUnit.Percent, Number(target)));

    [Fact]
    public void Print_BetweenTwoThresholdsCloserThanTwoDecimals_TakesMore() =>
        Assert.Equal("97.996%", Display.Print(Number("0.97996"), ResultUnit.Percent, Number("0.98"), [Number("0.97995")]));

    private static Exact Number(string text) => Exact.TryParse(text, out var value) ? value : throw new FormatException(text);
}
