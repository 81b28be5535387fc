using Guibiao.Web.SignIn;

namespace Guibiao.Web;

/// <summary>
/// Where the site listens (0 is any free port of 127.0.0.1), the address of its database, the folder for keys where that database is no file with a place beside it, and how
/// often one address may try to sign in within a minute, and who else may say who somebody is.
/// </summary>
public sealed record SiteSettings(int Port, string Database, string Folder = "data", int SignInsAMinute = 30, OpenIdProvider? Provider = null);
