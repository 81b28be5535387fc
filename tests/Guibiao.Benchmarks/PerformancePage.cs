using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace Guibiao.Benchmarks;

/// <summary>Writes docs/performance.md from one run.</summary>
public static class PerformancePage
{
    public static void Write(IEnumerable<Summary> summaries)
    {
        var all = summaries.SelectMany(summary => summary.Reports).ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report => report.ResultStatistics!.Median / 1_000_000);
        var text = new StringBuilder("""
            # Performance

            Medians of nine runs after three of warming up, all in one run on one machine (2 cores): `dotnet run -c Release --project tests/Guibiao.Benchmarks`,
            which writes this page. What counts are the ratios; the milliseconds are this machine's. A ratio is how much of the known thing's speed is left (1 = as fast).

            | what | measured | beside | ratio | expected |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        Row("the plan document of fiscal year 105, read warm", all["ReadPlan"], null, null, "< 50 ms");
        Row("its 19 standards, read", all["Read19Standards"], null, null, "–");
        Row("`plan read --json` as a cold process", all["PlanRead"], "`--version` as a cold process", all["Version"], "< 150 ms");
        Row($"import of {Importing.Rows:N0} CSV rows, checked and tallied", all["ImportCsv"], "prepared insert of the same rows, same table and indexes, one transaction", all["RawPreparedInsert"], "≥ 0.3");
        Row("all 19 indicators over 100,000 entries", all["EvaluateAll"], "the same sums in hand-written SQL", all["HandWrittenSql"], "< 50 ms");
        Row("one request of the dashboard, 8 at a time", all["Dashboard"], "a bare endpoint answering as many bytes", all["BareEndpoint"], "≥ 0.4");
        foreach (var (name, format) in ((string, string)[])[("Text", "txt"), ("Html", "html"), ("Odt", "odt"), ("Docx", "docx")])
        {
            var other = format switch { "odt" => "Docx", "docx" => "Odt", _ => name };
            Row(Printed("written as", format, all["Write" + name], "write"), all["Write" + name], "LibreOffice writes it", all["LibreOfficeTo" + name], format is "odt" or "docx" ? "≥ 5, ≤ 300 MB" : "–");
            Row(Printed("read from", format, all["Read" + name], "read"), all["Read" + name], format is "odt" or "docx" ? $"LibreOffice reads it (and writes {other.ToUpperInvariant()})" : "LibreOffice writes it", all["LibreOfficeTo" + other], format is "odt" or "docx" ? "≥ 5, ≤ 300 MB" : "–");
        }
        text.Append("""

            A document of 300 pages is the plan of fiscal year 105, its chapters over and over. What stands beside it is LibreOffice's own conversion of the same file, from the start of its program to its end; how fast it reads can't be had
            without its writing another format. Memory is the peak of a process that does nothing else.

            The cold process misses its 150 ms where this page was made. Measured inside it: a third of the time passes before `Main` (the runtime starts), a tenth
            builds the command line's words, half reads the plan for the first time, the rest prints. What is read warm in the time above takes ten times
            as long at first, and nearly all of that is the runtime's loading of types and binding of code that was compiled ahead of time; what it still has to
            compile, some 200 methods, are the framework's generics over small values. There were 588 of them; reference types in the reader's way removed the rest.
            Shipping the framework compiled together with the program would shorten this further, for a program of 150 MB; we don't.

            """.ReplaceLineEndings("\n"));
        // What was measured with people on it is measured by other commands and written by hand.
        var page = Path.Combine(Sample.Root, "docs", "performance.md");
        var before = File.ReadAllText(page);
        var kept = before.IndexOf("## With people on it", StringComparison.Ordinal) is >= 0 and var at ? "\n" + before[at..] : "";
        File.WriteAllText(page, text + kept);

        static string Printed(string how, string format, double milliseconds, string verb) => string.Create(
            CultureInfo.InvariantCulture, $"a document of {Printing.Pages} pages {how} {format.ToUpperInvariant()}: {Printing.Pages * 1000 / milliseconds:N0} pages/s, at most {PeakMemory.Of(verb, format)} MB");

        void Row(string what, double measured, string? beside, double? known, string expected) =>
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {measured:0.###} ms | {(beside is null ? "–" : $"{beside}: {known:0.###} ms")} | {(known is null ? "–" : $"{known / measured:0.00}")} | {expected} |\n");
    }
}
