using Guibiao.Evidence;

namespace Guibiao.Tests.Evidence;

public sealed class RegisterYamlTests
{
    [Fact]
    public void Read_Definition_IsTheRegisterWithItsCoverage()
    {
        var (registers, issues) = RegisterYaml.Read(Ministry.Definition, "registers.yaml");

        Assert.Empty(issues);
        Assert.Equal([new Coverage(new DateOnly(2014, 1, 1), null)], registers[0].Coverage);
        Assert.Equal(("visits", "政要互訪", "visited", "countries", 2), (registers[0].Register.Name, registers[0].Register.Title.Chinese, registers[0].Register.Date, registers[0].Register.Field("country").List, registers[0].Register.Field("cost").Scale));
    }

    [Theory]
    [InlineData("date: visited", "date: vistied", 4, "There is no field \"vistied\"; did you mean \"visited\"?")]
    [InlineData("key: [number]", "key: [guests]", 3, "The key field guests must be required.")]
    [InlineData("key: [number]", "key: []", 3, "The key needs at least one field.")]
    [InlineData("date: visited", "date: stay", 4, "The date field stay must be a required date or range.")]
    [InlineData("frequency: month", "frequency: weekly", 5, "frequency can't be \"weekly\" (it is one of: month, year).")]
    [InlineData("frequency: month", "frequenzy: month", 5, "There is no key \"frequenzy\"; did you mean \"frequency\"?")]
    [InlineData("name: visits", "name: 互訪", 1, "The name \"互訪\" must begin with a small letter and hold small letters, digits and underscores only, 40 at most.")]
    [InlineData("type: yes_no", "type: yesno", 16, "type can't be \"yesno\" (it is one of: text, code, ordinal, country, date, range, integer, decimal, money, yes_no); did you mean \"yes_no\"?")]
    [InlineData("type: ordinal, list: ranks", "type: ordinal", 12, "list is missing.")]
    [InlineData("type: money, scale: 2", "type: text, scale: 2", 15, "The field cost has no scale.")]
    [InlineData("name: official", "name: status", 16, "The column name status is taken.")]
    [InlineData("from: 2014-01-01, to: null", "from: 2014-01-01, to: 2013-01-01", 7, "A coverage must end after it begins.")]
    [InlineData("from: 2014-01-01", "from: 2014-13-01", 7, "from must be a date such as 2016-03-05.")]
    [InlineData("required: true, public: true, headers", "required: perhaps, public: true, headers", 11, "required must be true or false.")]
    public void Read_WrongDefinition_IsAnIssueWithItsLine(string right, string wrong, int line, string sentence)
    {
        var (registers, issues) = RegisterYaml.Read(Ministry.Definition.Replace(right, wrong, StringComparison.Ordinal), "registers.yaml");

        Assert.Contains((line, sentence), issues.Select(issue => (issue.Place!.Line!.Value, issue.Message.English.Replace("is neither decimal nor money: it ", "", StringComparison.Ordinal))));
        Assert.Empty(registers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a: [")]
    [InlineData("- 1")]
    [InlineData("visits")]
    [InlineData("- name: x\n  fields: {a: b}")]
    [InlineData("- &a [*a]")]
    public void Read_NoDefinition_IsAnIssue(string text) => Assert.NotEmpty(RegisterYaml.Read(text, "registers.yaml").Issues);
}
