using System.Diagnostics;
using Guibiao.Evidence;
using Guibiao.Packs;
using Guibiao.Tests.Packs;

namespace Guibiao.Tests.Doors;

public sealed class HostileYamlTests : IDisposable
{
    private readonly SmallPack pack = new();

    public void Dispose() => pack.Dispose();

    public static TheoryData<string, string> Bombs => new()
    {
        { "yaml.tooDeep", new string('[', 200_000) },
        { "yaml.tooDeep", string.Concat(Enumerable.Repeat("{a: ", 200_000)) },
        { "yaml.tooDeep", string.Concat(Enumerable.Range(0, 2_000).Select(depth => new string(' ', depth * 2) + "- a:\n")) },
        { "yaml.alias", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n" },
        { "yaml.alias", "&a [*a]\n" },
        { "yaml.alias", "a: &a {b: c}\nd:\n  <<: *a\n" },
        { "yaml.tooLong", new string('x', (4 << 20) + 1) },
        { "text.tooLong", "a: " + new string('x', 10_001) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Read_Bomb_IsOneIssueSoon(string code, string text)
    {
        foreach (var file in (string[])["pack.yaml", "registers.yaml", "tallies.yaml", "plans/105.yaml"])
        {
            var sound = File.ReadAllText(pack.FileName(file));
            var clock = Stopwatch.StartNew();
            pack.Write(file, text);
            Assert.Equal((code, file), PackReader.Read(pack.Folder).Issues.Where(issue => issue.Severity == Severity.Error).Select(issue => (issue.Code, issue.Place?.File ?? "")).First());
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
            pack.Write(file, sound);
        }
    }

    [Theory]
    [InlineData("!!python/object/apply:os.system ['touch x']")]
    [InlineData("!<tag:yaml.org,2002:System.IO.File> {path: x}")]
    [InlineData("!include /etc/passwd")]
    public void Read_TagThatNamesAType_MakesNothingOfIt(string text)
    {
        var (registers, issues) = RegisterYaml.Read(text, "registers.yaml");
        Assert.Empty(registers);
        Assert.All(issues, issue => Assert.StartsWith("yaml.", issue.Code, StringComparison.Ordinal));
        Assert.NotEmpty(issues);
    }

    [Fact]
    public void Read_TextOutsideTheFolder_IsNotTaken()
    {
        File.WriteAllText(pack.FileName("../outside.txt"), SmallPack.Document);
        try
        {
            pack.Change("plans/105.yaml", "text: 105.txt", "text: ../../outside.txt");
            var (read, issues) = PackReader.Read(pack.Folder);
            Assert.Null(read);
            Assert.Contains(issues, issue => issue.Code == "pack.noDocument");
        }
        finally
        {
            File.Delete(pack.FileName("../outside.txt"));
        }
    }
}
