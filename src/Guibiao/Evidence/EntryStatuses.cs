namespace Guibiao.Evidence;

/// <summary>The statuses as the store, the command line and import files write them.</summary>
public static class EntryStatuses
{
    private static readonly string[] Names = ["entered", "submitted", "verified", "returned"];
    private static readonly string[] Chinese = ["登錄", "已報送", "已查證", "退回"];

    public static IEnumerable<string> All => Names;

    public static string Word(this EntryStatus status) => Names[(int)status];

    public static Text Title(this EntryStatus status) => new(Chinese[(int)status], Names[(int)status]);

    public static EntryStatus? Find(string text)
    {
        var folded = Folding.Fold(text);
        var at = Array.IndexOf(Names, folded);
        return at < 0 ? (at = Array.IndexOf(Chinese, folded)) < 0 ? null : (EntryStatus)at : (EntryStatus)at;
    }
}
