using System.Reflection;
using System.Text.RegularExpressions;

namespace Guibiao.Tests.Architecture;

public sealed partial class ArchitectureTests
{
    /// <summary>Which folders of src/Guibiao may use which. A folder that is not named here may not exist.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Storage"] = [],
        ["History"] = ["Storage"],
        ["Plans"] = ["History", "Storage"],
        ["Evidence"] = ["History", "Storage"],
        ["Reviews"] = ["Plans"],
        ["Indicators"] = ["Evidence", "History", "Plans", "Reviews", "Storage"],
        ["Publishing"] = ["Evidence", "History", "Indicators", "Plans", "Storage"],
        ["Mail"] = [],
        ["Access"] = ["Evidence", "History", "Indicators", "Mail", "Plans", "Publishing", "Storage"],
        ["Archives"] = ["Evidence", "History", "Indicators", "Storage"],
        ["Installation"] = ["Access", "Archives", "Evidence", "History", "Indicators", "Storage"],
        ["Packs"] = ["Evidence", "History", "Indicators", "Plans", "Publishing", "Storage"],
    };

    private static readonly string[] Banned = ["Manager", "Helper", "Util", "Base", "Common", "Info", "Dto", "Service", "Kpi", "Metric"];

    /// <summary>The libraries of file formats that Guibiao.Documents may use; nothing of ours is among them.</summary>
    private static readonly string[] Formats = ["AngleSharp", "DocumentFormat.OpenXml", "DocumentFormat.OpenXml.Framework", "UglyToad.PdfPig"];

    private static readonly Assembly[] Ours =
    [
        typeof(Guibiao.Formulas.StandardReader).Assembly,
        typeof(Guibiao.Documents.Place).Assembly,
        typeof(Guibiao.Issue).Assembly,
        typeof(Guibiao.Web.Site).Assembly,
        typeof(Guibiao.Cli.Program).Assembly,
    ];

    public static TheoryData<string> Folders => new(Directory.GetDirectories(Project.File("src", "Guibiao"))
        .Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj")));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_UsesOnlyWhatItMay(string folder)
    {
        Assert.True(Arrows.ContainsKey(folder), $"src/Guibiao/{folder} is not in the map of arrows");
        var wrong =
            from file in Project.Sources($"src/Guibiao/{folder}")
            from Match used in OtherFolder().Matches(File.ReadAllText(Project.File(file)))
            let other = used.Groups[1].Value
            where other != folder && Directory.Exists(Project.File("src", "Guibiao", other)) && !Arrows[folder].Contains(other)
            select $"{file} uses {other}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void FormulasAndDocuments_ReferenceNothing()
    {
        var references = Ours.Take(2).SelectMany(assembly => assembly.GetReferencedAssemblies().Select(name => (Of: assembly, Name: name.Name!)))
            .Where(one => !one.Name.StartsWith("System", StringComparison.Ordinal) && !(one.Of == Ours[1] && Formats.Contains(one.Name)));
        Assert.Empty(references);
    }

    [Fact]
    public void Names_AreTheGlossarys()
    {
        var wrong =
            from type in Ours.SelectMany(assembly => assembly.GetTypes())
            where type.Namespace?.StartsWith("Guibiao", StringComparison.Ordinal) == true && !type.Name.Contains('<', StringComparison.Ordinal)
            from word in Banned
            where Words().Matches(type.Name).Any(part => part.Value == word || part.Value == word + "s")
            select type.FullName;
        Assert.Empty(wrong);
    }

    [Fact]
    public void Namespaces_AreFolders()
    {
        var wrong =
            from file in Project.Sources("src")
            let declared = Namespace().Match(File.ReadAllText(Project.File(file)))
            where declared.Success
            let folder = Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')
            where declared.Groups[1].Value != folder
            select $"{file}: {declared.Groups[1].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Exactness_NoFloatingPointInTheLibraries()
    {
        var wrong =
            from folder in new[] { "src/Guibiao.Formulas", "src/Guibiao.Documents", "src/Guibiao" }
            from file in Project.Sources(folder)
            where FloatingPoint().IsMatch(File.ReadAllText(Project.File(file)))
            select file;
        Assert.Empty(wrong);
    }

    [Fact]
    public void TextOfPeople_IsNotInCode()
    {
        var wrong =
            from folder in new[] { "src/Guibiao", "src/Guibiao.Web", "src/Guibiao.Cli" }
            from file in Project.Sources(folder)
                // The plan reader's vocabulary and the import's accepted headers are what people write, not what we say.
            where !file.StartsWith("src/Guibiao/Plans/", StringComparison.Ordinal) && !file.StartsWith("src/Guibiao/Evidence/", StringComparison.Ordinal)
            from line in File.ReadLines(Project.File(file))
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && ChineseSentence().IsMatch(line)
            select $"{file}: {line.Trim()}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Resources_SayTheSameThingsInBothLanguages()
    {
        var tables = Directory.EnumerateFiles(Project.File("src"), "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal));
        foreach (var table in tables)
        {
            Assert.Equal(Keys(table), Keys(Path.ChangeExtension(table, ".en.resx")));
        }
    }

    private static string[] Keys(string table)
    {
        var keys = System.Xml.Linq.XDocument.Load(table).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToArray();
        Assert.Equal(keys.Distinct().Count(), keys.Length);
        return [.. keys.Order()];
    }

    [GeneratedRegex(@"\bGuibiao\.([A-Z]\w+)\b")]
    private static partial Regex OtherFolder();

    [GeneratedRegex("[A-Z][a-z]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(double|float|Math\.Pow)\b(?!\s*[-a-z])")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex("\"[^\"]*[\\u4e00-\\u9fff]{5,}[^\"]*\"")]
    private static partial Regex ChineseSentence();
}
