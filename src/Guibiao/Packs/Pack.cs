using Guibiao.Evidence;
using Guibiao.Indicators;

namespace Guibiao.Packs;

/// <summary>範本包: one folder with an agency, its units, lists, registers, tallies, plans and evidence, read and checked, ready to load. <c>Publish</c>: the public reads it as soon as it is loaded.</summary>
public sealed record Pack(
    string Folder,
    Agency Agency,
    Text? Title,
    string? Source,
    string? By,
    string? Reason,
    bool Publish,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<CodeList> Lists,
    IReadOnlyList<RegisterDefinition> Registers,
    IReadOnlyList<Tally> Tallies,
    IReadOnlyList<PackPlan> Plans,
    IReadOnlyList<PackFile> Evidence,
    IReadOnlyList<PackFile> Corrections,
    PackFile? NilReturns);

/// <summary>A CSV file of the pack: its name inside the folder, where it is, and the register that its name begins with.</summary>
public sealed record PackFile(string Name, string Path, string Register);
