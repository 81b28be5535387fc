using System.Globalization;
using System.Text;
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
    private static readonly bool[] Right = [false, false, true, true, true, false, true];

    private static readonly string[] Headings = ["number", "name", "target", "value", "achievement", "light", "completeness"];

    /// <summary>Whether colours would be seen, and are wanted (no-color.org).</summary>
    public static bool IsColoured => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public string Plain()
    {
        var rows = Rows();
        var widths = Headings.Select((_, i) => rows.Max(row => TextWidth.Of(row[i]))).ToList();
        var text = new StringBuilder();
        text.AppendLine(Title()).AppendLine();
        foreach (var row in rows)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, i) => TextWidth.Fill(cell, widths[i], Right[i]))).TrimEnd());
        }
        text.AppendLine();
        text.AppendJoin(Environment.NewLine, Footer());
        return text.ToString();
    }

    public void Print()
    {
        var rows = Rows();
        var table = new Table { Border = TableBorder.Horizontal };
        for (var i = 0; i < Headings.Length; i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(rows[0][i])) { Alignment = Right[i] ? Justify.Right : Justify.Left, NoWrap = i != 1 });
        }
        foreach (var (row, value) in rows.Skip(1).Zip(values))
        {
            table.AddRow([.. row.Select((cell, i) => i == 5 ? $"[{Colour(value.Light)}]{cell}[/]" : Markup.Escape(cell))]);
        }
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(Title())}[/]");
        AnsiConsole.Write(table);
        foreach (var line in Footer())
        {
            AnsiConsole.MarkupLine($"[grey]{Markup.Escape(line)}[/]");
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

    private static string Colour(Light light) => light switch { Light.Green => "green", Light.Yellow => "yellow", Light.Red => "red", _ => "default" };
}
