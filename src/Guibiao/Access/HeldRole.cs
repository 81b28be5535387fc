namespace Guibiao.Access;

/// <summary>A role that a person has in an agency; <c>Unit</c> is null where it holds for the whole agency.</summary>
public sealed record HeldRole(string Agency, Role Role, string? Unit);
