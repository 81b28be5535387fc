using System.Data.Common;
using Guibiao.Evidence;

namespace Guibiao.Archives;

/// <summary>The tables of an archive, each after those that it refers to. The registers' tables come last; their names are in the table register.</summary>
public static class ArchiveTables
{
    public static readonly IReadOnlyList<string> Fixed =
    [
        "agency", "unit", "list_member", "plan", "publication", "indicator", "register", "coverage", "tally", "formula", "binding", "tally_day", "unit_month", "nil_return", "import",
        "event", "security_batch", "security_event", "person", "person_password", "person_role", "token", "invitation", "confirmed", "provider_account", "passkey",
    ];

    /// <summary>The schema with which a table came, where that was after the first archives (schema 2): an older archive has no rows of it.</summary>
    public static readonly IReadOnlyDictionary<string, int> Since = new Dictionary<string, int>
    {
        ["person"] = 3,
        ["person_password"] = 3,
        ["person_role"] = 3,
        ["token"] = 3,
        ["publication"] = 5,
        ["invitation"] = 6,
        ["confirmed"] = 6,
        ["provider_account"] = 7,
        ["passkey"] = 9,
    };

    /// <summary>Signed heads belong to the installation that signed them; they go into the manifest, and a restored chain gets its own. Whoever was signed in signs in anew.</summary>
    public static readonly IReadOnlyList<string> LeftOut = ["head", "session"];

    public static IReadOnlyList<string> Of(DbTransaction transaction) => [.. Fixed, .. RegisterStore.All(transaction).Select(register => register.Table)];
}
