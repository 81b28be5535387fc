using System.Globalization;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Reviews;
using Guibiao.Storage;
using Spectre.Console;
using Text = Guibiao.Text;

namespace Guibiao.Cli;

/// <summary>A year's values as people see them: number, name, target, value, achievement, light, completeness. Coloured on a terminal, plain aligned text in a pipe.</summary>
public sealed class Scorecard(Agency agency, int year, DateOnly at, IReadOnlyList<Value> values, CultureInfo language)
{
    private const string Gap = "  ";

    // The columns of the name and of the light, and the fewest columns of a terminal that a name is folded into.
    private const int Name = 1;
    private const int Shape = 5;
    private const int NarrowestName = 12;

    private const int Unlimited = 1_000_000;

    private static readonly bool[] Right = [false, false, true, true, true, false, true];

    private static readonly string[] Headings = ["number", "name", "target", "value", "achievement", "light", "completeness"];

    /// <summary>Whether colours would be seen, and are wanted (no-color.org).</summary>
    public static bool IsColoured => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public string Plain() => string.Join(Environment.NewLine, Lines(Unlimited).Select(line => string.Concat(line.Select(part => part.Text)).TrimEnd()));

    /// <summary>The same with colours, names folded so that a row fits into the terminal.</summary>
    public void Print(IAnsiConsole console)
    {
        var columns = console.Profile.Width;
        // Lines fit already, or the terminal wraps them: Spectre's own wrapping never ends where a wide character has one column.
        console.Profile.Width = Unlimited;
        foreach (var line in Lines(columns))
        {
            foreach (var (text, style) in line)
            {
                console.Write(text, style);
            }
            console.WriteLine();
        }
    }

    private IEnumerable<(string Text, Style Style)[]> Lines(int columns)
    {
        yield return [(Title(), new Style(decoration: Decoration.Bold))];
        yield return [];
        var rows = Rows();
        var widths = Headings.Select((_, i) => rows.Max(row => TextWidth.Of(row[i]))).ToArray();
        var others = widths.Sum() - widths[Name] + ((Headings.Length - 1) * Gap.Length);
        widths[Name] = Math.Min(widths[Name], Math.Max(NarrowestName, columns - others));
        foreach (var (row, light) in rows.Zip(values.Select(value => (Light?)value.Light).Prepend(null)))
        {
            var name = TextWidth.Fold(row[Name], widths[Name]);
            string[] first = [.. row.Select((cell, i) => TextWidth.Fill(i == Name ? name[0] : cell, widths[i], Right[i]))];
            yield return [(string.Join(Gap, first[..Shape]) + Gap, Style.Plain), (first[Shape], Colour(light)), (Gap + string.Join(Gap, first[(Shape + 1)..]), Style.Plain)];
            foreach (var rest in name.Skip(1))
            {
                yield return [(new string(' ', widths[0]) + Gap + rest, Style.Plain)];
            }
        }
        yield return [];
        foreach (var line in Footer())
        {
            yield return [(line, new Style(Color.Grey))];
        }
    }

    private string Title() => Texts.Get("scorecard.title", agency.Name.In(language), year, Messages.Day(at).In(language));

    private List<string[]> Rows() => [[.. Headings.Select(heading => Texts.Get("scorecard." + heading))], .. values.Select(Row)];

    private string[] Row(Value value) =>
    [
        value.Indicator,
        value.Name ?? "",
        value.Target?.Text ?? "–",
        value.Display is { } display ? display + (value.Unit is null or "%" or "‰" ? "" : " " + value.Unit) : "–",
        value.AchievementDisplay ?? "–",
        value.Light.Shape(),
        Texts.Get("scorecard.reported", value.Completeness.Reported, value.Completeness.Expected),
    ];

    private IEnumerable<string> Footer()
    {
        foreach (var value in values.Where(value => value.Number is null))
        {
            foreach (var sentence in value.Missing)
            {
                yield return $"□ {value.Indicator} {sentence.In(language)}";
            }
        }
        yield return Texts.Get("scorecard.legend");
        yield return Texts.Get("scorecard.scheme", RatingScheme.Default.Label.In(language));
        if (agency.Notice is Text notice)
        {
            yield return notice.In(language);
        }
    }

    private static Style Colour(Light? light) => light switch { Light.Green => new Style(Color.Green), Light.Yellow => new Style(Color.Yellow), Light.Red => new Style(Color.Red), _ => Style.Plain };
}
