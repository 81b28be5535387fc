using System.Text.Json;
using Guibiao.Evidence;

namespace Guibiao.Web.Pages.Registers;

/// <summary>A field's type as registers.yaml names it.</summary>
internal static class FieldTypes
{
    public static string Word(FieldType type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
