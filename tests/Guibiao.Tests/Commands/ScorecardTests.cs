using System.Globalization;
using Guibiao.Cli;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Tests.Packs;
using Guibiao.Tests.Storage;
using Spectre.Console;

namespace Guibiao.Tests.Commands;

[Collection("console")]
public sealed class ScorecardOnSqliteTests() : ScorecardTests(null);

[Collection("console")]
public sealed class ScorecardOnPostgreSqlTests(PostgreSqlServer server) : ScorecardTests(server);

public abstract class ScorecardTests : IDisposable
{
    private readonly SmallPack pack;

    protected ScorecardTests(PostgreSqlServer? server)
    {
        pack = new(server);
        pack.Load();
    }

    public void Dispose()
    {
        pack.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Plain_HasNoColour() => Assert.DoesNotContain('\u001b', Card().Plain());

    [Fact]
    public void Print_OnATerminal_ColoursTheLights()
    {
        var printed = Print(100);

        Assert.Contains("\u001b[38;5;2m★", printed, StringComparison.Ordinal);
        Assert.Contains("\u001b[38;5;11m▲", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    [InlineData(55)]
    [InlineData(60)]
    [InlineData(65)]
    [InlineData(200)]
    public async Task Print_OnATerminalOfAnyWidth_SaysAllOfIt(int columns)
    {
        // A table of Spectre's own never ended where a Chinese name had one column.
        var printed = await Task.Run(() => Print(columns, colours: false)).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(Card().Plain().Where(IsSaid).Order(), printed.Where(IsSaid).Order());
    }

    [Theory]
    [InlineData("部長互訪成長", 4, "部長|互訪|成長")]
    [InlineData("部長互訪成長", 5, "部長|互訪|成長")]
    [InlineData("我 NGO 國際", 6, "我 NGO|" + " 國際")]
    [InlineData("部長", 1, "部|長")]
    [InlineData("", 4, "")]
    public void Fold_NeverCutsACharacter(string text, int width, string lines) => Assert.Equal(lines, string.Join('|', TextWidth.Fold(text, width)));

    // Folding moves characters from line to line, and spaces with them.
    private static bool IsSaid(char character) => !char.IsWhiteSpace(character);

    private Scorecard Card() => pack.Store.Read(transaction => new Scorecard(
        Agencies.Find(transaction, "mofa")!, 105, new DateOnly(2016, 12, 31), IndicatorEvaluator.Evaluate(transaction, "mofa", 105, TimeProvider.System), CultureInfo.GetCultureInfo("zh-TW")));

    private string Print(int columns, bool colours = true)
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(written),
        });
        console.Profile.Width = columns;
        Card().Print(console);
        return written.ToString();
    }
}
