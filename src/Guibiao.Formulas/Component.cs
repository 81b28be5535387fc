namespace Guibiao.Formulas;

/// <summary>One numbered component of a standard (keys 1, 2, 3a, 3b), or the one count that the whole text names (key 1). Unit: 人次, 件 …, as far as the name says.</summary>
public sealed record Component(string Key, string Name, string? Unit);
