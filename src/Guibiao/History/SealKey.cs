using System.Security.Cryptography;

namespace Guibiao.History;

/// <summary>
/// The key that signs heads: ECDSA over P-256 in a PEM file that only its owner may read. The file's first block signs; further blocks, private or public, are keys of before
/// that still verify. A file with public keys only can verify and not sign.
/// </summary>
public sealed class SealKey : IDisposable
{
    private readonly List<(string Signer, ECDsa Key)> keys = [];
    private readonly bool signs;

    private SealKey(string pem)
    {
        while (PemEncoding.TryFind(pem, out var block))
        {
            var key = ECDsa.Create();
            key.ImportFromPem(pem.AsSpan()[block.Location]);
            signs |= keys.Count == 0 && pem.AsSpan()[block.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal);
            keys.Add((Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16], key));
            pem = pem[block.Location.End..];
        }
    }

    public bool CanSign => signs;

    /// <summary>The key of the file, or null where there is none.</summary>
    /// <exception cref="SealException">The file holds no key, or can't be read.</exception>
    public static SealKey? Find(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        try
        {
            var read = new SealKey(File.ReadAllText(file));
            return read.keys.Count > 0 ? read : throw new SealException(Messages.Get("seal.noKey", file));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SealException(Messages.Get("seal.noKey", file));
        }
    }

    /// <summary>The key of the file; where there is none yet, a new one.</summary>
    public static SealKey FindOrMake(string file)
    {
        if (Find(file) is { } found)
        {
            return found;
        }
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }
            using var writer = new StreamWriter(file, options);
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SealException(Messages.Get("seal.unwritable", file));
        }
        return Find(file)!;
    }

    public Head Sign(Head head)
    {
        var signer = head with { Signer = keys[0].Signer };
        return signer with { Signature = Convert.ToBase64String(keys[0].Key.SignData(signer.Signed(), HashAlgorithmName.SHA256)) };
    }

    public bool Verifies(Head head)
    {
        var key = keys.Find(key => key.Signer == head.Signer).Key;
        var signature = new byte[256];
        return key is not null && Convert.TryFromBase64String(head.Signature, signature, out var length)
            && key.VerifyData(head.Signed(), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    public void Dispose() => keys.ForEach(key => key.Key.Dispose());
}
