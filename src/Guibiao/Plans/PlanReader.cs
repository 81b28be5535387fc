using Guibiao.Documents;

namespace Guibiao.Plans;

/// <summary>Reads a plan from a document. What can't be read is a diagnostic with its place, and the rest is still read; a document that is no plan is refused.</summary>
public static class PlanReader
{
    /// <summary>The plan in a file of any known format.</summary>
    public static PlanReading Read(ReadOnlyMemory<byte> bytes, string? file = null)
    {
        var (document, found) = DocumentReaders.Read(bytes, file);
        var issues = found.Select(Issue.From);
        return document is null ? new(null, [.. issues]) : Read(document) is var reading && reading.Refused ? reading : reading with { Issues = InOrder([.. issues, .. reading.Issues]) };
    }

    public static PlanReading Read(Document document, StandardReading? standards = null)
    {
        var issues = new List<Issue>();
        var parts = new PlanParts(new PageFurniture(document), issues);
        foreach (var block in document.Blocks)
        {
            parts.Read(block);
        }
        if (parts.IsEmpty)
        {
            return new(null, [Issue.Error("plan.notPlan", new Place(document.File))]);
        }
        parts.Missing(new Place(document.File));
        var plan = new PlanAssembly(parts, standards ?? Standards.Read, issues).Read();
        return new(plan, InOrder(issues));
    }

    private static List<Issue> InOrder(List<Issue> issues) =>
        [.. issues.OrderBy(issue => issue.Place?.Line ?? 0).ThenBy(issue => issue.Place?.Table ?? 0).ThenBy(issue => issue.Place?.Row ?? 0).ThenBy(issue => issue.Place?.Cell ?? 0)];
}
