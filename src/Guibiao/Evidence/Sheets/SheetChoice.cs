using Guibiao.Documents;

namespace Guibiao.Evidence.Sheets;

/// <summary>Which sheet of a workbook holds the entries: the one that is called like the register, else the only visible one with the register's columns.</summary>
internal static class SheetChoice
{
    private const int MostLooked = 50;

    /// <summary>Sheets of our own templates that hold no entries.</summary>
    public static readonly Text Notes = new("填表說明", "Notes");

    public static readonly Text Codes = new("代碼", "Codes");

    public static int? Of(Register register, IWorkbook book, string file, ICollection<Issue> issues, ICollection<Issue> notes)
    {
        var (chosen, refusal) = Choose(register, book);
        if (refusal is not null)
        {
            issues.Add(refusal.At(Messages.Get("evidence.file", file), new Place(file)));
            return null;
        }
        var left = book.Sheets.Where((sheet, at) => at != chosen && !IsOurs(sheet.Name)).Select(sheet => TypedText.Quoted(sheet.Name)).ToList();
        if (left.Count > 0)
        {
            notes.Add(Issue.Information("sheet.left", new Place(file), file, TypedText.Quoted(book.Sheets[chosen].Name), List(left)));
        }
        return chosen;
    }

    /// <summary>The register's name as a sheet may have it: no longer than 31 characters, without those that a sheet's name must not have.</summary>
    public static string NameOf(string title)
    {
        var name = string.Concat(title.Where(letter => !@"[]:*?/\'".Contains(letter, StringComparison.Ordinal))).Trim();
        return name.Length > 31 ? name[..31] : name;
    }

    private static (int Chosen, Refusal? Refusal) Choose(Register register, IWorkbook book)
    {
        string[] names = [.. new[] { register.Name, register.Title.Chinese, register.Title.English }.Select(name => Folding.Fold(NameOf(name)))];
        var called = Places(book, sheet => names.Contains(Folding.Fold(sheet.Name)));
        if (called is [var only])
        {
            return (only, null);
        }
        var visible = Places(book, sheet => !sheet.Hidden && !IsOurs(sheet.Name));
        // Alone it is read whatever it says, so that the sentences are about its columns.
        if (visible is [var alone])
        {
            return (alone, null);
        }
        var fitting = visible.Take(MostLooked).Where(at => book.Read(at).FirstOrDefault(row => !row.IsBlank) is { } header && Header.Known(register, header.Cells) > 1).ToList();
        return fitting switch
        {
            [var one] => (one, null),
            [] => (-1, Refusal.Of("sheet.none", List(book.Sheets.Select(sheet => TypedText.Quoted(sheet.Name))), register.Name)),
            _ => (-1, Refusal.Of("sheet.several", List(fitting.Select(at => TypedText.Quoted(book.Sheets[at].Name))), register.Name)),
        };
    }

    private static List<int> Places(IWorkbook book, Func<Sheet, bool> fits) => [.. Enumerable.Range(0, book.Sheets.Count).Where(at => fits(book.Sheets[at]))];

    /// <summary>Whether a sheet is one of a template that holds no entries.</summary>
    public static bool IsOurs(string name) => new[] { Notes.Chinese, Notes.English, Codes.Chinese, Codes.English }.Contains(name);

    // A workbook can have hundreds of sheets; a sentence names a few.
    private static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(5)) + (all.Count > 5 ? " …" : "");
    }
}
