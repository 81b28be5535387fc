using System.Text.Json.Nodes;
using MakeBom;

namespace Guibiao.Tests.Build;

/// <summary>The bill of materials that a build writes, of the program's own lock file.</summary>
public sealed class BomTests
{
    private static readonly string Lock = File.ReadAllText(Project.File("src", "Guibiao.Cli", "packages.lock.json"));
    private static readonly string Text = Bom.Of(Lock, Path.GetTempPath(), "0.1.0");
    private static readonly JsonNode Json = JsonNode.Parse(Text)!;

    [Fact]
    public void Bom_NamesEveryLockedPackage_WithItsHash()
    {
        var locked = JsonNode.Parse(Lock)!["dependencies"]!.AsObject().SelectMany(framework => framework.Value!.AsObject())
            .Where(package => (string?)package.Value!["type"] != "Project").Select(package => $"{package.Key} {package.Value!["resolved"]}").Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
        var components = Json["components"]!.AsArray();
        Assert.Equal(locked, components.Select(component => $"{component!["name"]} {component["version"]}"));
        Assert.All(components, component => Assert.Matches("^[0-9a-f]{128}$", (string)component!["hashes"]![0]!["content"]!));
        Assert.Contains(components, component => (string)component!["name"]! == "Npgsql");
    }

    [Fact]
    public void Bom_IsCycloneDx_AndEveryReferenceLeadsSomewhere()
    {
        Assert.Equal(("CycloneDX", "1.6", 1), ((string)Json["bomFormat"]!, (string)Json["specVersion"]!, (int)Json["version"]!));
        Assert.Matches("^urn:uuid:[0-9a-f-]{36}$", (string)Json["serialNumber"]!);
        var references = Json["components"]!.AsArray().Append(Json["metadata"]!["component"]).Select(component => (string)component!["bom-ref"]!).ToList();
        Assert.Equal(references.Count, references.Distinct().Count());
        var dependencies = Json["dependencies"]!.AsArray();
        Assert.Equal(references.Order(StringComparer.Ordinal), dependencies.Select(one => (string)one!["ref"]!).Order(StringComparer.Ordinal));
        Assert.All(dependencies.SelectMany(one => one!["dependsOn"]!.AsArray()), need => Assert.Contains((string)need!, references));
    }

    [Fact]
    public void Bom_OfTheSameLockFile_IsTheSameBytes() => Assert.Equal(Text, Bom.Of(Lock, Path.GetTempPath(), "0.1.0"));
}
