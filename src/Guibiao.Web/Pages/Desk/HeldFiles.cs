using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace Guibiao.Web.Pages.Desk;

/// <summary>A file between its preview and the word to take it in, and what its reader said that unknown columns mean.</summary>
public sealed record HeldFile(string Name, byte[] Bytes, IReadOnlyDictionary<string, string> Meanings);

/// <summary>Holds the files that people looked at before they take them in: a quarter of an hour, in memory, each for its own person; the oldest go where there are too many.</summary>
public sealed class HeldFiles : IDisposable
{
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(15);
    private readonly MemoryCache files = new(new MemoryCacheOptions { SizeLimit = 200_000_000 });

    /// <summary>The ticket by which the same person has it back.</summary>
    public string Keep(string account, HeldFile file)
    {
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        files.Set((account, ticket), file, new MemoryCacheEntryOptions { Size = file.Bytes.Length, AbsoluteExpirationRelativeToNow = Time });
        return ticket;
    }

    /// <summary>The file, which stays; null where it is gone.</summary>
    public HeldFile? Look(string account, string? ticket) => files.TryGetValue((account, ticket), out HeldFile? file) ? file : null;

    /// <summary>The file, once; null where it is gone.</summary>
    public HeldFile? Take(string account, string? ticket)
    {
        if (!files.TryGetValue((account, ticket), out HeldFile? file))
        {
            return null;
        }
        files.Remove((account, ticket));
        return file;
    }

    public void Dispose() => files.Dispose();
}
