using System.Globalization;

namespace Guibiao.History;

/// <summary>Events as CSV (RFC 4180) for a person's spreadsheet: a text that begins like a formula gets an apostrophe before it, as a spreadsheet would run it.</summary>
public static class EventCsv
{
    public static void Write(TextWriter to, IEnumerable<Event> events)
    {
        to.Write("number,at,by,reason,kind,subject,body,digest\r\n");
        foreach (var told in events)
        {
            to.Write(told.Number.ToString(CultureInfo.InvariantCulture));
            foreach (var text in (string[])[told.At, told.By, told.Reason, told.Kind, told.Subject, told.Body, told.Digest])
            {
                to.Write(',');
                to.Write(Cell(text));
            }
            to.Write("\r\n");
        }
    }

    private static string Cell(string text)
    {
        var harmless = text.Length > 0 && "=+-@\t\r＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
