using Guibiao.Evidence;
using Guibiao.Indicators.Filters;

namespace Guibiao.Tests.Indicators;

public sealed class FilterReaderTests
{
    private static readonly Register Stays = RegisterYaml.Read(Counting.Definition, "registers.yaml").Registers.Single().Register;

    private static readonly CodeLists Lists = new(
    [
        new CodeList("countries", [Member("JP", "日本"), Member("PW", "帛琉"), Member("ST", "聖多美普林西比")]),
        new CodeList("allies", [Member("PW", "帛琉"), Member("ST", "聖多美普林西比")]),
        new CodeList("ranks", [Member("minister", "部長級") with { Rank = 30 }, Member("deputy", "次長級") with { Rank = 20 }, Member("other", "其他")]),
        new CodeList("nobody", []),
    ]);

    [Theory]
    [InlineData("contry in allies", 1, "filter, character 1: register stays has no field \"contry\"; did you mean \"country\"?")]
    [InlineData("country in alies", 12, "filter, character 12: there is no code list \"alies\"; did you mean \"allies\"?")]
    [InlineData("country in ranks", 12, "filter, character 12: lists ranks and countries have no code in common.")]
    [InlineData("guests in allies", 11, "filter, character 11: field guests holds no codes, so it is in no code list.")]
    [InlineData("country = 聖多美普林西北", 11, "filter, character 11: \"聖多美普林西北\" is not in list countries; did you mean \"聖多美普林西比\"?")]
    [InlineData("country > JP", 9, "filter, character 9: field country can only be compared with =, != or in.")]
    [InlineData("rank >= other", 9, "filter, character 9: \"other\" has no rank to compare.")]
    [InlineData("guests = many", 10, "filter, character 10: \"many\" is not a number.")]
    [InlineData("guests = )", 10, "filter, character 10: the value to compare field guests with is missing.")]
    [InlineData("guests =", 9, "filter, character 9: the value to compare field guests with is missing.")]
    [InlineData("guests like 3", 8, "filter, character 8: \"like\" is no comparison; use = != < <= > >=, in, not in, is empty.")]
    [InlineData("guests = 1 guests = 2", 12, "filter, character 12: \"guests\" is not expected here; conditions are joined by and, or.")]
    [InlineData("guests is full", 11, "filter, character 11: \"empty\" is expected here, found \"full\".")]
    [InlineData("(guests = 1", 12, "filter, character 12: the filter ends too early.")]
    [InlineData("number = \"A\" and", 17, "filter, character 17: the filter ends too early.")]
    [InlineData("country in", 11, "filter, character 11: the filter ends too early.")]
    [InlineData("number = \"A", 10, "filter, character 10: a quotation mark is never closed.")]
    public void Read_WhatIsWrong_IsOneSentenceWithItsPlace(string text, int position, string sentence)
    {
        var (filter, issue) = FilterReader.Read(text, Stays, Lists, "visited");
        Assert.Null(filter);
        Assert.Equal((sentence, (int?)position), (issue!.Message.English, issue.Place!.Position));
    }

    [Fact]
    public void Read_InChinese_SaysTheSame() => Assert.Equal(
        "篩選條件第 12 字：沒有名為「alies」的代碼清單；是不是「allies」？", FilterReader.Read("country in alies", Stays, Lists, "visited").Issue!.Message.Chinese);

    [Theory]
    [InlineData("(", 64)]
    [InlineData("not ", 64)]
    [InlineData("(", 100_000)]
    [InlineData("not ", 100_000)]
    [InlineData("guests = 1 or ", 249)]
    [InlineData("guests = 1 and ", 250)]
    [InlineData("guests = 1 or ", 100_000)]
    public void Read_HoweverDeepOrLong_RefusesInASentence(string part, int times)
    {
        var (filter, issue) = FilterReader.Read(string.Concat(Enumerable.Repeat(part, times)) + "guests = 1" + (part == "(" ? new string(')', times) : ""), Stays, Lists, "visited");
        if (times == 249)
        {
            Assert.NotNull(filter);
            return;
        }
        Assert.Contains(issue!.Code, new[] { "filter.tooDeep", "filter.tooLong" });
    }

    [Fact]
    public void Read_Precedence_NotBeforeAndBeforeOr() => Assert.Equal(
        new Filter.Or(new Filter.And(new Filter.Not(new Filter.IsEmpty("rank")), new Filter.IsEmpty("cost")), new Filter.IsEmpty("guests")),
        FilterReader.Read("not rank is empty AND cost is empty or guests is empty", Stays, Lists, "visited").Filter);

    [Fact]
    public void Read_Empty_IsEveryEntry_AndAnEmptyListIsNobody()
    {
        Assert.IsType<Filter.Everything>(FilterReader.Read(" ", Stays, Lists, "visited").Filter);
        Assert.Equal(new Filter.MemberOf("country", "nobody", "visited"), FilterReader.Read("country in nobody", Stays, Lists, "visited").Filter);
    }

    private static ListMember Member(string code, string chinese) => new(code, DateOnly.MinValue, null, new Text(chinese, code), []);
}
