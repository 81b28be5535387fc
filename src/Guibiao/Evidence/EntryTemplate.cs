using System.Globalization;
using Guibiao.Evidence.Sheets;

namespace Guibiao.Evidence;

/// <summary>
/// The workbook in which people fill in a register's entries: a sheet with the headers of their language and words to choose from, one with those words and their codes,
/// one that says what each column means. What is filled in is imported as it is.
/// </summary>
public sealed class EntryTemplate
{
    private const int ToFill = 10_000;
    private const int Wide = 60;

    private readonly Register register;
    private readonly CultureInfo language;
    private readonly CodeLists lists;
    private readonly string codes;
    private readonly List<TemplateColumn> columns = [];
    private readonly List<IReadOnlyList<string>> words = [];
    private readonly List<string> headings = [];

    private EntryTemplate(Register register, IReadOnlyList<Unit> units, Units all, CodeLists lists, CultureInfo language)
    {
        (this.register, this.lists, this.language) = (register, lists, language);
        codes = SheetChoice.Codes.In(language);
        foreach (var (field, column) in FieldTexts.Columns(register))
        {
            columns.Add(Of(field, column));
        }
        var names = units.Select(unit => (Word: all.Find(unit.Name.In(language)).Count == 1 ? unit.Name.In(language) : unit.Code, unit.Code)).ToList();
        var unitTitle = Say("template.unit");
        columns.Add(new TemplateColumn(
            Named(unitTitle, "unit"), register.DefaultUnit is { } usual ? Say("template.defaultUnit", Say("template.unitMeaning"), usual) : Say("template.unitMeaning"), Say("template.type.list", codes),
            register.DefaultUnit is null, names.Count > 0 ? names[0].Word : "", new SheetColumn(24, Choices: Choose(unitTitle, names))));
        var classTitle = Say("template.class");
        columns.Add(new TemplateColumn(
            Named(classTitle, "class"), Say("template.classMeaning"), Say("template.type.list", codes), false, Say("template.public"),
            new SheetColumn(12, Choices: Choose(classTitle, [(Say("template.public"), "public"), (Say("template.restricted"), "restricted")]))));
    }

    /// <summary>The workbook's bytes, for a reader of a language who reports for the units; <paramref name="all"/> are the agency's.</summary>
    public static byte[] Write(Register register, IReadOnlyList<Unit> units, Units all, CodeLists lists, WorkbookFormat format, CultureInfo language) =>
        new EntryTemplate(register, units, all, lists, language).Write(format);

    private byte[] Write(WorkbookFormat format)
    {
        var name = SheetChoice.NameOf(register.Title.In(language));
        name = name.Length == 0 || SheetChoice.IsOurs(name) ? register.Name : name;
        var notes = columns.Select(IReadOnlyList<string> (column) => [column.Name, column.Meaning, column.Type, column.Required ? Say("template.yes") : "", column.Example])
            .Append([]).Append([Say("template.howTo"), Say("template.howToText", name)]);
        return WorkbookWriter.Write(format,
        [
            new SheetContent(name, [.. columns.Select(column => column.Sheet)], [.. columns.Select(column => column.Name)], [], ToFill),
            new SheetContent(codes, [.. headings.Select(_ => new SheetColumn(28))], headings, Codes()),
            new SheetContent(
                SheetChoice.Notes.In(language), [new SheetColumn(20), new SheetColumn(Wide), new SheetColumn(28), new SheetColumn(10), new SheetColumn(28)],
                [Say("template.column"), Say("template.meaning"), Say("template.type"), Say("template.required"), Say("template.example")], notes),
        ]);
    }

    private TemplateColumn Of(Field field, string column)
    {
        var title = field.Title.In(language);
        if (field.Type == FieldType.Range)
        {
            title = Say(column == field.Columns[0] ? "template.from" : "template.to", title);
        }
        var meaning = field.Help?.In(language) ?? field.Title.In(language);
        var required = field.Required && column == field.Columns[0];
        var key = register.Key.Contains(field.Name);
        meaning = key ? Say("template.key", meaning) : meaning;
        var width = Math.Clamp(title.Length * 2 + 2, 12, 24);
        title = Named(title, column);
        switch (field.Type)
        {
            case FieldType.Code or FieldType.Ordinal or FieldType.Country:
                var list = lists.Find(field.List!);
                var members = (list?.Members ?? []).DistinctBy(member => member.Code)
                    .Select(member => (Word: list!.Find(member.Name.In(language)).All(found => found.Code == member.Code) ? member.Name.In(language) : member.Code, member.Code)).ToList();
                return new TemplateColumn(title, meaning, Say("template.type.list", codes), required, members.Count > 0 ? members[0].Word : "", new SheetColumn(24, Choices: Choose(field.Title.In(language), members)));
            case FieldType.YesNo:
                return new TemplateColumn(title, meaning, Say("template.type.yesNo"), required, Say("template.yes"),
                    new SheetColumn(width, Choices: Choose(field.Title.In(language), [(Say("template.yes"), "true"), (Say("template.no"), "false")])));
            case FieldType.Date or FieldType.Range:
                return new TemplateColumn(title, meaning, Say("template.type.date"), required, Say("template.example.date"), new SheetColumn(14, ColumnKind.Day));
            case FieldType.Integer:
                return new TemplateColumn(title, meaning, Say("template.type.integer"), required, Say("template.example.integer"), new SheetColumn(width, ColumnKind.Number));
            case FieldType.Decimal or FieldType.Money:
                return new TemplateColumn(title, meaning, Say("template.type.decimal", field.Scale), required, NumberText.Print(123_456_789, field.Scale), new SheetColumn(Math.Max(width, 16), ColumnKind.Number));
            default:
                return new TemplateColumn(title, meaning, Say("template.type.text"), required, Say(key ? "template.example.key" : "template.example.text"), new SheetColumn(24));
        }
    }

    // A title that another column's names take, or that two have, can't be read again: the column's own name can.
    private string Named(string title, string column) =>
        Header.Meaning(register, title) == column && !columns.Exists(other => Folding.Fold(other.Name) == Folding.Fold(title)) ? title : column;

    // Adds the words and their codes to the sheet of codes.
    private SheetChoices Choose(string title, IReadOnlyList<(string Word, string Code)> choices)
    {
        headings.AddRange([title, Say("template.code", title)]);
        words.Add([.. choices.Select(choice => choice.Word)]);
        words.Add([.. choices.Select(choice => choice.Code)]);
        return new SheetChoices(codes, words.Count - 2, choices.Count);
    }

    private IEnumerable<IReadOnlyList<string>> Codes() =>
        Enumerable.Range(0, words.Max(column => column.Count)).Select(IReadOnlyList<string> (row) => [.. words.Select(column => row < column.Count ? column[row] : "")]);

    private string Say(string code, params object?[] arguments) => Messages.Get(code, arguments).In(language);

    // A column as people are told of it, and as the sheet has it.
    private sealed record TemplateColumn(string Name, string Meaning, string Type, bool Required, string Example, SheetColumn Sheet);
}
