using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace MakeBom;

/// <summary>A CycloneDX bill of materials out of a NuGet lock file: the same lock file gives the same bytes.</summary>
public static class Bom
{
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="lockFile">The text of packages.lock.json.</param>
    /// <param name="packages">The folder of restored packages, where licences are looked up.</param>
    public static string Of(string lockFile, string packages, string version)
    {
        var locked = Locked(JsonNode.Parse(lockFile)!["dependencies"]!.AsObject());
        var libraries = locked.Where(one => one.Value["resolved"] is not null).OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase).ToList();
        var references = libraries.ToDictionary(one => one.Key, one => Reference(one.Key, one.Value), StringComparer.OrdinalIgnoreCase);
        var root = $"pkg:generic/guibiao@{version}";
        var bom = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = Serial(lockFile + version),
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = root, ["name"] = "guibiao", ["version"] = version, ["licenses"] = License("Apache-2.0") },
            },
            ["components"] = new JsonArray([.. libraries.Select(one => Component(one.Key, one.Value, references[one.Key], packages))]),
            ["dependencies"] = new JsonArray(
            [
                // What no library asks for the program itself does.
                DependsOn(root, references.Where(one => !libraries.Any(other => Needs(other.Value).Contains(one.Key, StringComparer.OrdinalIgnoreCase))).Select(one => one.Value)),
                .. libraries.Select(one => DependsOn(references[one.Key], Needs(one.Value).Where(references.ContainsKey).Select(need => references[need]))),
            ]),
        };
        return bom.ToJsonString(Printed) + "\n";
    }

    // A runtime's own section may name a package once more.
    private static Dictionary<string, JsonObject> Locked(JsonObject frameworks) => frameworks
        .SelectMany(framework => framework.Value!.AsObject())
        .GroupBy(package => package.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First().Value!.AsObject(), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Needs(JsonObject package) => package["dependencies"]?.AsObject().Select(need => need.Key) ?? [];

    private static string Reference(string name, JsonObject package) => $"pkg:nuget/{name}@{(string)package["resolved"]!}";

    private static JsonObject Component(string name, JsonObject package, string reference, string packages)
    {
        var version = (string)package["resolved"]!;
        var component = new JsonObject { ["type"] = "library", ["bom-ref"] = reference, ["name"] = name, ["version"] = version, ["purl"] = reference };
        if ((string?)package["contentHash"] is { } hash)
        {
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(hash)) });
        }
        if (LicenseOf(Path.Combine(packages, name.ToLowerInvariant(), version.ToLowerInvariant(), name.ToLowerInvariant() + ".nuspec")) is { } license)
        {
            component["licenses"] = license;
        }
        return component;
    }

    private static JsonArray? LicenseOf(string nuspec)
    {
        if (!File.Exists(nuspec))
        {
            return null;
        }
        var told = XDocument.Load(nuspec).Descendants().ToList();
        return told.FirstOrDefault(element => element.Name.LocalName == "license") is { } license && (string?)license.Attribute("type") == "expression" ? License(license.Value)
            : told.FirstOrDefault(element => element.Name.LocalName == "licenseUrl")?.Value is { Length: > 0 } address
                ? new JsonArray(new JsonObject { ["license"] = new JsonObject { ["name"] = "see url", ["url"] = address } })
            : null;
    }

    private static JsonArray License(string expression) => new(expression.Contains(' ', StringComparison.Ordinal)
        ? new JsonObject { ["expression"] = expression }
        : new JsonObject { ["license"] = new JsonObject { ["id"] = expression } });

    private static JsonObject DependsOn(string reference, IEnumerable<string> needs) => new()
    {
        ["ref"] = reference,
        ["dependsOn"] = new JsonArray([.. needs.Distinct().Order(StringComparer.Ordinal).Select(need => JsonValue.Create(need))]),
    };

    private static string Serial(string text) => "urn:uuid:" + new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
