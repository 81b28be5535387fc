using System.Text;

namespace Guibiao.Web.Api;

/// <summary>Rows as CSV (RFC 4180), with the mark by which spreadsheets know UTF-8; nothing in it is run as a formula.</summary>
internal static class Csv
{
    public const string Type = "text/csv; charset=utf-8";

    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    public static async Task Write(HttpResponse response, IEnumerable<IEnumerable<string>> rows)
    {
        response.ContentType = Type;
        await response.Body.WriteAsync(Mark);
        foreach (var row in rows)
        {
            await response.WriteAsync(string.Join(',', row.Select(SheetText.Cell)) + "\r\n");
        }
    }
}
