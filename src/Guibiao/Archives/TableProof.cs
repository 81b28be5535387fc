using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Guibiao.Archives;

/// <summary>What a table holds, told so that two stores can be compared: rows, the sum of each column of whole numbers, and the sum of the rows' digests, whatever their order.</summary>
public sealed class TableProof
{
    private static readonly BigInteger Round = BigInteger.One << 256;

    private readonly SortedDictionary<string, BigInteger> sums = new(StringComparer.Ordinal);
    private BigInteger content;

    public long Rows { get; private set; }

    public void Add(ReadOnlySpan<byte> line)
    {
        Rows++;
        content = (content + new BigInteger(SHA256.HashData(line), isUnsigned: true, isBigEndian: true)) % Round;
    }

    public void Add(string column, long number) => sums[column] = sums.GetValueOrDefault(column) + number;

    public JsonObject ToJson() => new()
    {
        ["rows"] = Rows,
        ["sums"] = new JsonObject(sums.Select(sum => KeyValuePair.Create(sum.Key, (JsonNode?)sum.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        ["content"] = content.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
    };
}
