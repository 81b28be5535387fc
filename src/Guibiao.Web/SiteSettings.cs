using Guibiao.Access;
using Guibiao.Archives;
using Guibiao.Mail;
using Guibiao.Web.Operation;
using Guibiao.Web.SignIn;

namespace Guibiao.Web;

/// <summary>
/// Where the site listens (0 is any free port of 127.0.0.1), the address of its database, the folder for keys where that database is no file with a place beside it, and how
/// often one address may try to sign in within a minute; then what is off unless it is set: who else may say who somebody is, the directory that knows passwords, backups, letters, how it logs, and where traces and metrics go.
/// </summary>
public sealed record SiteSettings(int Port, string Database, string Folder = "data", int SignInsAMinute = 30, OpenIdProvider? Provider = null, DirectorySettings? Directory = null, BackupSettings? Backups = null, MailSettings? Mail = null, LogSettings? Logs = null, Uri? Telemetry = null);
