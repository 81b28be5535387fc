namespace Guibiao.Cli;

/// <summary>One K=V of --set, --prev or --next.</summary>
public sealed record GivenPair(int Year, string Option, string Pair)
{
    private int Equal => Pair.LastIndexOfAny(['=', '\uFF1D']);

    public bool IsPair => Equal > 0;
    public string Key => Pair[..Math.Max(0, Equal)].Trim();
    public string Value => Pair[(Equal + 1)..].Trim();
}
