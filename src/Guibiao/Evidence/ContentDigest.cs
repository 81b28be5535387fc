using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guibiao.Evidence;

/// <summary>SHA-256 of what an entry says: unit, class and the columns that are not empty, by name. A column added later leaves it as it was.</summary>
public sealed class ContentDigest(Register register)
{
    private readonly (byte[] Name, int At)[] columns =
        [.. RegisterTables.FieldColumns(register).Select((name, at) => (Name: name, At: at)).OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => (Encoding.UTF8.GetBytes(column.Name + "\u001f"), column.At))];

    private readonly ArrayBufferWriter<byte> content = new(1024);

    public string Of(string unit, string @class, object?[] values)
    {
        content.ResetWrittenCount();
        Write(unit);
        Write(@class);
        foreach (var (name, at) in columns)
        {
            if (values[at] is { } value)
            {
                content.Write(name);
                Write(value as string ?? ((long)value).ToString(CultureInfo.InvariantCulture));
            }
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    // The separators are controls, which no text of an entry may hold.
    private void Write(string text)
    {
        Encoding.UTF8.GetBytes(text, content);
        content.Write("\u001e"u8);
    }
}
