using System.Text;
using System.Xml;

namespace Guibiao.Evidence.Sheets;

/// <summary>Steps through XML that is nested no deeper than any workbook is.</summary>
internal static class XmlSteps
{
    private const int Deepest = 100;
    private const int LongestText = 1_000_000;

    public static bool Step(this XmlReader xml)
    {
        if (!xml.Read())
        {
            return false;
        }
        return xml.Depth <= Deepest ? true : throw UnreadableException.Of("sheet.tooLarge");
    }

    public static bool Begins(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    /// <summary>Steps inside the element on which the reader stands, until its end: true for each node within.</summary>
    public static bool StepWithin(this XmlReader xml, int depth) => xml.Step() && xml.Depth > depth;

    public static bool IsText(this XmlReader xml) => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    public static void AppendWithin(this StringBuilder text, string more)
    {
        if (text.Length + more.Length > LongestText)
        {
            throw UnreadableException.Of("sheet.tooLarge");
        }
        text.Append(more);
    }
}
