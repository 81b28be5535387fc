using System.Globalization;

namespace Guibiao.History;

/// <summary>Events as CSV (RFC 4180) for a person's spreadsheet: nothing in it is run as a formula.</summary>
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
                to.Write(SheetText.Cell(text));
            }
            to.Write("\r\n");
        }
    }
}
