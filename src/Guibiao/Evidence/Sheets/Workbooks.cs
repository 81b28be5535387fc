namespace Guibiao.Evidence.Sheets;

/// <summary>Opens a workbook by what its package holds.</summary>
internal static class Workbooks
{
    public static IWorkbook Open(Package package) =>
        package.Has("_rels/.rels") && package.Has("[Content_Types].xml") ? new XlsxReader(package)
        : package.Has("content.xml") && package.Has("META-INF/manifest.xml") ? new OdsReader(package)
        : throw UnreadableException.Of("sheet.notTable");
}
