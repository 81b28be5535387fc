using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guibiao.Storage;

namespace Guibiao.Archives;

/// <summary>Opens an archive and checks all of it before anything is stored: names, sizes and digests. Nothing is ever written to a place that the archive names.</summary>
public sealed class ArchiveReader : IDisposable
{
    public const string Manifest = "manifest.json";

    private const int ManifestBytes = 16 << 20;
    private const int LineBytes = 16 << 20;

    // Lines of tables pack ten or twenty to one; a bomb a thousand.
    private const long Ratio = 200;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, JsonObject> tables = new(StringComparer.Ordinal);

    /// <exception cref="ArchiveException">It is none, or not whole, or not what its manifest says.</exception>
    public ArchiveReader(string file)
    {
        Stream? stream = null;
        try
        {
            stream = File.OpenRead(file);
            zip = new ZipArchive(stream, ZipArchiveMode.Read);
            Told = Check();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            stream?.Dispose();
            throw ArchiveException.Of(stream is null ? "archive.unreadable" : "archive.damaged", file);
        }
        catch (ArchiveException)
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>The manifest.</summary>
    public JsonObject Told { get; }

    /// <summary>The tables in their order, and what the manifest says of each.</summary>
    public IReadOnlyDictionary<string, JsonObject> Tables => tables;

    /// <summary>The rows of a table.</summary>
    public IEnumerable<JsonObject> Rows(string table)
    {
        using var reader = new StreamReader(zip.GetEntry($"tables/{table}.jsonl")!.Open());
        while (reader.ReadLine() is { } line)
        {
            yield return JsonNode.Parse(line) as JsonObject ?? throw ArchiveException.Of("archive.badLine", table);
        }
    }

    /// <summary>The number of the schema that it was written from.</summary>
    public int Schema { get; private set; }

    public void Dispose() => zip.Dispose();

    private JsonObject Check()
    {
        var entries = zip.Entries.ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
        if (!entries.Remove(Manifest, out var manifest) || manifest.Length > ManifestBytes)
        {
            throw ArchiveException.Of("archive.none");
        }
        using var bytes = new MemoryStream();
        using (var opened = manifest.Open())
        {
            Copy(opened, ManifestBytes, part => bytes.Write(part));
        }
        if (JsonNode.Parse(bytes.ToArray()) is not JsonObject told || (string?)told["format"] != ArchiveWriter.Format || told["tables"] is not JsonArray listed)
        {
            throw ArchiveException.Of("archive.none");
        }
        if ((int?)told["schema"] is not { } schema || schema > Migrations.Newest)
        {
            throw ArchiveException.Of("archive.newer", told["schema"]?.ToJsonString());
        }
        Schema = schema;
        foreach (var table in listed.OfType<JsonObject>())
        {
            var name = (string?)table["name"] ?? "";
            if (!entries.Remove($"tables/{name}.jsonl", out var entry) || !tables.TryAdd(name, table))
            {
                throw ArchiveException.Of("archive.lacks", TypedText.Quoted(name));
            }
            CheckTable(name, table, entry);
        }
        return entries.Count == 0 ? told : throw ArchiveException.Of("archive.stranger", TypedText.Quoted(entries.Keys.First()));
    }

    private static void CheckTable(string name, JsonObject table, ZipArchiveEntry entry)
    {
        var declared = (long?)table["bytes"] ?? -1;
        if (entry.Length != declared)
        {
            throw ArchiveException.Of("archive.digest", name);
        }
        if (declared > (1 << 20) + (Ratio * entry.CompressedLength))
        {
            throw ArchiveException.Of("archive.bomb", name);
        }
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = 0;
        using var opened = entry.Open();
        Copy(opened, declared, part =>
        {
            digest.AppendData(part);
            var end = part.LastIndexOf((byte)'\n');
            length = end < 0 ? length + part.Length : part.Length - end - 1;
            if (length > LineBytes)
            {
                throw ArchiveException.Of("archive.bomb", name);
            }
        });
        if (Convert.ToHexStringLower(digest.GetHashAndReset()) != (string?)table["digest"])
        {
            throw ArchiveException.Of("archive.digest", name);
        }
    }

    private delegate void Part(ReadOnlySpan<byte> part);

    // An entry may unpack to more than it declares: reading stops there.
    private static void Copy(Stream from, long most, Part tell)
    {
        var buffer = new byte[1 << 16];
        for (var read = 0L; from.Read(buffer) is > 0 and var count;)
        {
            read += count;
            if (read > most)
            {
                throw new InvalidDataException();
            }
            tell(buffer.AsSpan(0, count));
        }
    }
}
