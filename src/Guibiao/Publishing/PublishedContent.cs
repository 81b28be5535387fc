using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guibiao.Formulas;
using Guibiao.Indicators;

namespace Guibiao.Publishing;

/// <summary>The figures of a publication, as its document keeps them: nothing in it is computed again.</summary>
internal sealed record PublishedContent(
    IReadOnlyList<StoredFormula> Formulas, IReadOnlyList<PublishedDay> Days, IReadOnlyDictionary<string, IReadOnlyList<MonthValue>> YearBefore, IReadOnlyDictionary<string, Completeness> Registers)
{
    private static readonly JsonSerializerOptions Written = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new Fraction() },
    };

    public string Print() => JsonSerializer.Serialize(this, Written);

    public static PublishedContent Read(string text) => JsonSerializer.Deserialize<PublishedContent>(text, Written)!;

    private sealed class Fraction : JsonConverter<Exact>
    {
        public override Exact Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString()!.Split('/') is [var above, var below]
            ? new Exact(BigInteger.Parse(above, System.Globalization.CultureInfo.InvariantCulture), BigInteger.Parse(below, System.Globalization.CultureInfo.InvariantCulture))
            : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Exact value, JsonSerializerOptions options) => writer.WriteStringValue($"{value.Numerator}/{value.Denominator}");
    }
}

/// <summary>All indicators on one day, in the plan's order, each with its number on the same day of the year before.</summary>
internal sealed record PublishedDay(DateOnly At, IReadOnlyList<Value> Values, IReadOnlyList<MonthValue> YearBefore);
