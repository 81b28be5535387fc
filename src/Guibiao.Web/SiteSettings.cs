namespace Guibiao.Web;

/// <summary>
/// Where the site listens (0 is any free port of 127.0.0.1), the address of its database, and the folder for keys where that database is no file with a place beside it.
/// </summary>
public sealed record SiteSettings(int Port, string Database, string Folder = "data");
