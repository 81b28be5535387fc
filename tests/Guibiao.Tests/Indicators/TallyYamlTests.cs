using Guibiao.Evidence;
using Guibiao.Indicators;

namespace Guibiao.Tests.Indicators;

public sealed class TallyYamlTests
{
    private static readonly Register Stays = RegisterYaml.Read(Counting.Definition, "registers.yaml").Registers.Single().Register;
    private static readonly CodeLists Lists = new([new CodeList("countries", []), new CodeList("ranks", [])]);

    [Theory]
    [InlineData("register: stay, count: entries, when: in_period", "there is no register \"stay\"; did you mean \"stays\"?")]
    [InlineData("register: stays, count: entries, when: in_periods", "when can't be \"in_periods\" (it is one of: in_period, at_date, overlapping); did you mean \"in_period\"?")]
    [InlineData("register: stays, when: in_period", "The tally t must count in exactly one way: count: entries, sum: FIELD or distinct: FIELD.")]
    [InlineData("register: stays, sum: guests, distinct: country, when: in_period", "The tally t must count in exactly one way: count: entries, sum: FIELD or distinct: FIELD.")]
    [InlineData("register: stays, count: visits, when: in_period", "The tally t must count in exactly one way: count: entries, sum: FIELD or distinct: FIELD.")]
    [InlineData("register: stays, sum: country, when: in_period", "field \"country\" of register stays can't be counted so.")]
    [InlineData("register: stays, sum: gusts, when: in_period", "field \"gusts\" of register stays can't be counted so; did you mean \"guests\"?")]
    [InlineData("register: stays, distinct: period, when: in_period", "field \"period\" of register stays can't be counted so.")]
    [InlineData("register: stays, count: entries, when: at_date", "field \"visited\" of register stays can't give the time.")]
    [InlineData("register: stays, count: entries, when: overlapping, date: periods", "field \"periods\" of register stays can't give the time; did you mean \"period\"?")]
    [InlineData("register: stays, count: entries, when: in_period, filter: gusts > 2", "filter, character 1: register stays has no field \"gusts\"; did you mean \"guests\"?")]
    [InlineData("register: stays, count: entries, when: in_period, filters: guests > 2", "There is no key \"filters\"; did you mean \"filter\"?")]
    public void Read_WhatIsWrong_IsASentenceWithItsLine(string rest, string sentence)
    {
        var (tallies, issues) = TallyYaml.Read($"# one\n- {{name: t, title: 某數, {rest}}}\n", "tallies.yaml", [Stays], Lists);
        Assert.Empty(tallies);
        Assert.Equal(sentence, issues[0].Message.English);
        Assert.Equal(("tallies.yaml", (int?)2), (issues[0].Place!.File, issues[0].Place!.Line));
    }

    [Fact]
    public void Read_FilterIssue_HasLineColumnAndPosition()
    {
        var (_, issues) = TallyYaml.Read("- name: t\n  title: 某數\n  register: stays\n  count: entries\n  when: in_period\n  filter: guests > 2 and\n", "tallies.yaml", [Stays], Lists);
        Assert.Equal((6, 11, 15), (issues[0].Place!.Line, issues[0].Place!.Column, issues[0].Place!.Position));
    }

    [Fact]
    public void Read_TheSameNameTwice_KeepsTheFirst()
    {
        const string One = "- {name: t, title: 某數, register: stays, count: entries, when: in_period}\n";
        var (tallies, issues) = TallyYaml.Read(One + One, "tallies.yaml", [Stays], Lists);
        Assert.Single(tallies);
        Assert.Equal("The tally t occurs twice.", Assert.Single(issues).Message.English);
    }

    [Fact]
    public void Store_GivesBackWhatWasRead_AndKnowsWhatChanged()
    {
        using var counting = new Counting();
        var (loaded, again, changed) = counting.Store.Write(transaction => (
            TallyStore.Load(transaction, Counting.Agency),
            TallyStore.Save(transaction, Counting.Agency, counting.All[0]),
            TallyStore.Save(transaction, Counting.Agency, counting.All[0] with { Filter = "", Aliases = ["友邦互訪"], Unit = "人次" })));
        Assert.Equal(counting.All.OrderBy(tally => tally.Name, StringComparer.Ordinal).Select(Print), loaded.Select(Print));
        Assert.Equal((false, true), (again, changed));
        Assert.Equal(["友邦互訪"], counting.Store.Read(transaction => TallyStore.Load(transaction, Counting.Agency, "stays")).Single(tally => tally.Name == counting.All[0].Name).Aliases);
    }

    private static string Print(Tally tally) => (tally with { Aliases = [] }).ToString();
}
