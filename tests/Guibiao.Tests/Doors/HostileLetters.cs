using System.Text;
using CsCheck;

namespace Guibiao.Tests.Doors;

/// <summary>What somebody could put into a text so that it reads other than it is; listed here by hand, so that the tests don't ask the code what to look for.</summary>
internal static class HostileLetters
{
    private static readonly (int First, int Last)[] Ranges =
    [
        (0x00, 0x08), (0x0e, 0x1f), (0x7f, 0x84), (0x86, 0x9f), (0xad, 0xad), (0x61c, 0x61c), (0x180e, 0x180e), (0x200b, 0x200b), (0x200e, 0x200f), (0x202a, 0x202e), (0x2060, 0x2064),
        (0x2066, 0x206f), (0xd800, 0xdfff), (0xfdd0, 0xfdef), (0xfeff, 0xfeff), (0xfff9, 0xfffb), (0xfffe, 0xffff), (0x1fffe, 0x1ffff), (0xe0001, 0xe0001), (0xe0020, 0xe007f), (0x10fffe, 0x10ffff),
    ];

    /// <summary>One of them.</summary>
    public static readonly Gen<int> One = Gen.Int[0, Ranges.Length - 1].SelectMany(at => Gen.Int[Ranges[at].First, Ranges[at].Last]);

    /// <summary>One that a file in UTF-8 can hold.</summary>
    public static readonly Gen<string> Writable = One.Where(letter => letter is < 0xd800 or > 0xdfff).Select(char.ConvertFromUtf32);

    /// <summary>One that an argument of a program can hold too.</summary>
    public static readonly Gen<string> Typed = Writable.Where(letter => letter != "\0");

    public static bool AreIn(string text) => text.EnumerateRunes().Any(rune => Array.Exists(Ranges, range => rune.Value >= range.First && rune.Value <= range.Last))
        || text.Where((letter, at) => char.IsSurrogate(letter) && !Rune.TryGetRuneAt(text, char.IsLowSurrogate(letter) && at > 0 ? at - 1 : at, out _)).Any();

    public static string Of(int letter) => letter is >= 0xd800 and <= 0xdfff ? ((char)letter).ToString() : char.ConvertFromUtf32(letter);
}
