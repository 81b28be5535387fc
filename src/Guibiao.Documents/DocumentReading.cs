namespace Guibiao.Documents;

/// <summary>What reading a file gave: the document, or null and the error that says why; issues of lower grade beside either.</summary>
public sealed record DocumentReading(Document? Document, IReadOnlyList<DocumentIssue> Issues);
