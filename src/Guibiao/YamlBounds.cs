using Guibiao.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Guibiao;

/// <summary>
/// Looks at a YAML text's events before anything is built of them: building goes down a level of the stack with each level of the text, and an alias repeats all that its
/// anchor holds. No pack needs either.
/// </summary>
internal static class YamlBounds
{
    /// <summary>The longest file, in characters.</summary>
    public const int LongestFile = 4 << 20;

    private const int MostLevels = 32;

    /// <summary>The first thing for which the text is refused.</summary>
    public static Issue? Find(string text, string file)
    {
        if (text.Length > LongestFile)
        {
            return Issue.Error("yaml.tooLong", new Place(file), text.Length, LongestFile);
        }
        var depth = 0;
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
            var read = parser.Current!;
            depth += read.NestingIncrease;
            if (depth > MostLevels)
            {
                return Issue.Error("yaml.tooDeep", At(read, file), MostLevels);
            }
            if (read is AnchorAlias)
            {
                return Issue.Error("yaml.alias", At(read, file));
            }
            if (read is Scalar { Value: var value } && TypedText.Refuse(value) is { } refusal)
            {
                return refusal.Plain() with { Place = At(read, file) };
            }
        }
        return null;
    }

    private static Place At(ParsingEvent read, string file) => new(file, Line: (int)read.Start.Line, Column: (int)read.Start.Column);
}
