namespace Guibiao.Evidence;

/// <summary>A register as registers.yaml has it: the definition, which agencies share, and this agency's coverage.</summary>
public sealed record RegisterDefinition(Register Register, IReadOnlyList<Coverage> Coverage);
