using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.Storage;

namespace Guibiao.Web.Pages.Registers;

/// <summary>One register as the public sees it: page, JSON and CSV are printed from this.</summary>
public sealed record RegisterView(
    Masthead Masthead, Register Register, IReadOnlyList<Coverage> Coverage, Names Names, RegisterQuestion Question, EntryPage Page, long Count, bool IsHidden)
{
    /// <summary>Null where there is no such agency, or the agency doesn't keep such a register.</summary>
    public static RegisterView? Read(DbTransaction transaction, string agency, string name, Func<Register, RegisterQuestion> ask, Audience audience, int? size = null)
    {
        if (audience.Masthead(transaction, agency) is not { } masthead || RegisterStore.Find(transaction, name) is not { } register)
        {
            return null;
        }
        var coverage = RegisterStore.LoadCoverage(transaction, agency, name);
        if (coverage.Count == 0)
        {
            return null;
        }
        var question = ask(register);
        var (query, issue) = question.For(register, size);
        query = query with { Published = audience.Entries(transaction, agency) };
        var page = issue is null ? EntryList.Read(transaction, agency, register, query) : new EntryPage(name, [], null, [issue]);
        page = size is null ? EntryJson.Alone(page, register) : page;
        var count = issue is null ? EntryList.Count(transaction, agency, register, query) : 0;
        var hidden = SmallCounts.Hides(register, count) && question.IsFiltered;
        return new RegisterView(
            masthead, register, coverage, Names.Load(transaction, agency), question, hidden ? page with { Entries = [], Next = null } : page, hidden ? 0 : count, hidden);
    }

    public JsonObject ToJson(CultureInfo language)
    {
        var json = new JsonObject
        {
            ["agency"] = Masthead.Agency.Code,
            ["notice"] = Masthead.Agency.Notice?.In(language),
            ["title"] = Register.Title.In(language),
            ["note"] = Register.Note?.In(language),
            ["key"] = new JsonArray([.. Register.Key.Select(key => JsonValue.Create(key))]),
            ["date"] = Register.Date,
            ["frequency"] = Register.Frequency == Frequency.Year ? "year" : "month",
            ["coverage"] = new JsonArray([.. Coverage.Select(time => new JsonObject { ["from"] = Times.Print(time.From), ["to"] = time.To is { } to ? Times.Print(to) : null })]),
            ["fields"] = new JsonArray([.. Register.Fields.Select(field => new JsonObject
            {
                ["name"] = field.Name,
                ["title"] = field.Title.In(language),
                ["type"] = FieldTypes.Word(field.Type),
                ["list"] = field.List,
                ["required"] = field.Required,
                ["public"] = field.Public,
            })]),
            ["count"] = IsHidden ? null : Count,
            ["suppressed"] = IsHidden,
        };
        foreach (var (name, node) in EntryJson.Write(Page, Register, language).ToList())
        {
            json[name] = node?.DeepClone();
        }
        return json;
    }
}
