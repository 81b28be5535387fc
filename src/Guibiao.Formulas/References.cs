namespace Guibiao.Formulas;

/// <summary>Lists what a tree needs values of, each once, in the order in which it stands.</summary>
internal sealed class References
{
    private readonly List<Reference> _found = [];
    private readonly HashSet<Reference> _seen = [];
    private readonly HashSet<(Expression, int)> _visited = new(NodeAndYear.Same);

    public static IReadOnlyList<Reference> Of(Expression tree)
    {
        var lister = new References();
        lister.Visit(tree, 0);
        return lister._found;
    }

    private void Visit(Expression tree, int shift)
    {
        if (tree is Input(var reference))
        {
            var at = reference with { Year = reference.Year + shift };
            if (_seen.Add(at))
            {
                _found.Add(at);
            }
            return;
        }
        if (!_visited.Add((tree, shift)))
        {
            return;
        }
        foreach (var child in tree.Children())
        {
            Visit(child, shift);
        }
        // Growth of one thing needs it a year earlier too.
        if (tree is Function(FunctionName.Growth, { Count: 1 } arguments))
        {
            Visit(arguments[0], shift - 1);
        }
    }
}

/// <summary>A node itself (not its like) in a year; growth of growth of growth would else be visited 2ⁿ times.</summary>
internal sealed class NodeAndYear : IEqualityComparer<(Expression Node, int Year)>
{
    public static readonly NodeAndYear Same = new();

    public bool Equals((Expression Node, int Year) x, (Expression Node, int Year) y) => ReferenceEquals(x.Node, y.Node) && x.Year == y.Year;

    public int GetHashCode((Expression Node, int Year) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Node), obj.Year);
}
