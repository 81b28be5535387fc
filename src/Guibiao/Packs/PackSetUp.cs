using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Indicators;
using Guibiao.Storage;

namespace Guibiao.Packs;

/// <summary>Brings agency, units, lists, registers and tallies of a pack into the store, with one event; what was loaded last from the same files is left alone.</summary>
internal static class PackSetUp
{
    private const string Kind = "pack.load";

    /// <summary>True where something was (or may have been) changed.</summary>
    public static bool Apply(DbTransaction transaction, Dialect dialect, Pack pack, Change change, List<Issue> issues)
    {
        var agency = pack.Agency.Code;
        var digest = Digest(pack.Folder);
        if (LastDigest(transaction, agency) == digest)
        {
            return false;
        }
        Agencies.Save(transaction, pack.Agency);
        Units.Save(transaction, agency, pack.Units);
        foreach (var list in pack.Lists)
        {
            CodeLists.Save(transaction, agency, list);
        }
        foreach (var (register, coverage) in pack.Registers)
        {
            issues.AddRange(RegisterStore.Save(transaction, dialect, register));
            if (issues.Count == 0)
            {
                RegisterStore.SaveCoverage(transaction, agency, register.Name, coverage);
            }
        }
        if (issues.Exists(issue => issue.Severity == Severity.Error))
        {
            return false;
        }
        foreach (var tally in pack.Tallies)
        {
            TallyStore.Save(transaction, agency, tally);
        }
        // Lists may have changed too, so every tally of a register with entries is counted anew.
        foreach (var (register, _) in pack.Registers)
        {
            issues.AddRange(TallyBook.Rebuild(transaction, agency, register));
        }
        EventLog.Append(transaction, agency, change, Kind, agency, new JsonObject
        {
            ["digest"] = digest,
            ["title"] = pack.Title?.Chinese,
            ["source"] = pack.Source,
            ["units"] = pack.Units.Count,
            ["lists"] = pack.Lists.Count,
            ["registers"] = pack.Registers.Count,
            ["tallies"] = pack.Tallies.Count,
        });
        return true;
    }

    private static string? LastDigest(DbTransaction transaction, string agency)
    {
        var body = transaction.Connection!.QueryFirstOrDefault<string>(
            "SELECT body FROM event WHERE agency = @agency AND kind = @Kind ORDER BY number DESC LIMIT 1", new { agency, Kind }, transaction);
        return body is null ? null : (string?)JsonNode.Parse(body)?["digest"];
    }

    private static string Digest(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new PackFiles(folder, []);
        foreach (var name in (string[])["pack.yaml", "units.csv", .. files.In("lists", "*.csv"), "registers.yaml", "tallies.yaml"])
        {
            // Each by its own digest, so that no two folders run together to the same bytes.
            hash.AppendData(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)));
            hash.AppendData(SHA256.HashData((files.Bytes(name) ?? default).Span));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
