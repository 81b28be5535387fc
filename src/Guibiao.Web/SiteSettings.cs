namespace Guibiao.Web;

/// <summary>Where the site listens (0 is any free port of 127.0.0.1) and the address of the database that it reads.</summary>
public sealed record SiteSettings(int Port, string Database);
