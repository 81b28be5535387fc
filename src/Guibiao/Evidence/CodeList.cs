namespace Guibiao.Evidence;

/// <summary>A list with its members, found by code, name in either language, or alias.</summary>
public sealed class CodeList
{
    private readonly Dictionary<string, List<ListMember>> byName = new(StringComparer.Ordinal);

    public CodeList(string name, IReadOnlyList<ListMember> members)
    {
        (Name, Members) = (name, members);
        foreach (var member in members)
        {
            foreach (var word in new[] { member.Code, member.Name.Chinese, member.Name.English }.Concat(member.Aliases).Select(Folding.Fold).Distinct())
            {
                if (!byName.TryGetValue(word, out var named))
                {
                    byName[word] = named = [];
                }
                named.Add(member);
            }
        }
    }

    public string Name { get; }
    public IReadOnlyList<ListMember> Members { get; }

    public IReadOnlyList<ListMember> Find(string text) =>
        byName.TryGetValue(text, out var exact) ? exact : byName.TryGetValue(Folding.Fold(text), out var named) ? named : [];

    public IEnumerable<string> Words => Members.SelectMany(member => new[] { member.Name.Chinese, member.Name.English, member.Code }.Concat(member.Aliases));
}
