using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Guibiao.Evidence;
using Guibiao.History;
using Guibiao.Storage;

namespace Guibiao.Archives;

/// <summary>Writes the portable archive: a ZIP of manifest.json and a file of JSON lines for each table. It reads one consistent picture while others write.</summary>
public static class ArchiveWriter
{
    public const string Format = "guibiao-archive";

    /// <summary>Seals the chains, then writes the archive beside the file and moves it there when it is whole. Returns the manifest.</summary>
    /// <exception cref="ArchiveException">The file is there already, or can't be written.</exception>
    public static JsonObject Write(Store store, Seals seals, string file, DateTimeOffset at, Action<string, long> tell)
    {
        if (Path.Exists(file))
        {
            throw ArchiveException.Of("archive.exists", file);
        }
        store.Write(transaction => seals.Seal(transaction, at));
        var part = file + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                // It holds what isn't public.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            JsonObject manifest;
            using (var stream = new FileStream(part, options))
            {
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                {
                    manifest = store.Read(transaction => Write(transaction, store.Dialect, zip, at, tell));
                }
                stream.Flush(flushToDisk: true);
            }
            File.Move(part, file);
            return manifest;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            File.Delete(part);
            throw ArchiveException.Of("archive.unwritable", file);
        }
    }

    private static JsonObject Write(DbTransaction transaction, Dialect dialect, ZipArchive zip, DateTimeOffset at, Action<string, long> tell)
    {
        var tables = new JsonArray();
        foreach (var table in ArchiveTables.Of(transaction))
        {
            using var entry = zip.CreateEntry($"tables/{table}.jsonl", CompressionLevel.Optimal).Open();
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (bytes, rows) = (0L, 0L);
            var proof = TableLines.Read(transaction, dialect, table, line =>
            {
                entry.Write(line);
                entry.WriteByte((byte)'\n');
                digest.AppendData(line);
                digest.AppendData("\n"u8);
                bytes += line.Length + 1;
                if (++rows % 50_000 == 0)
                {
                    tell(table, rows);
                }
            }).ToJson();
            proof["name"] = table;
            proof["bytes"] = bytes;
            proof["digest"] = Convert.ToHexStringLower(digest.GetHashAndReset());
            tables.Add(proof);
        }
        var manifest = new JsonObject
        {
            ["format"] = Format,
            ["schema"] = Migrations.Newest,
            ["made"] = Times.Print(at),
            ["tables"] = tables,
            ["heads"] = new JsonArray([.. Agencies.All(transaction).Append("").SelectMany(agency => Seals.Stored(transaction, agency)).Select(head => JsonNode.Parse(head.Print()))]),
        };
        using var told = zip.CreateEntry(ArchiveReader.Manifest).Open();
        told.Write(Encoding.UTF8.GetBytes(CanonicalJson.Print(manifest)));
        return manifest;
    }
}
