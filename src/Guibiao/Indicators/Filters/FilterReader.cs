using Guibiao.Documents;
using Guibiao.Evidence;

namespace Guibiao.Indicators.Filters;

/// <summary>
/// Reads a tally's filter against its register and lists:
/// <code>
/// filter = both { "or" both } ;      both = unary { "and" unary } ;      unary = "not" unary | "(" filter ")" | test ;
/// test   = field ( sign literal | ["not"] "in" ( LIST | "(" literal { "," literal } ")" ) | "is" ["not"] "empty" ) ;
/// sign   = "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ;
/// </code>
/// </summary>
public sealed class FilterReader
{
    private const int Deepest = 64;

    // A chain of conditions is as deep a tree as it is long, and a store takes only so deep a tree.
    private const int Longest = 1000;

    private readonly Register register;
    private readonly CodeLists lists;
    private readonly string dateColumn;
    private readonly CellReader cells;
    private IReadOnlyList<FilterToken> tokens = [];
    private int next;
    private int depth;

    private FilterReader(Register register, CodeLists lists, string dateColumn)
    {
        (this.register, this.lists, this.dateColumn) = (register, lists, dateColumn);
        cells = new CellReader(lists);
    }

    /// <summary>The filter, or the one issue that stopped the reading. Membership in dated lists is asked on <paramref name="dateColumn"/>.</summary>
    public static (Filter? Filter, Issue? Issue) Read(string text, Register register, CodeLists lists, string dateColumn)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (new Filter.Everything(), null);
        }
        try
        {
            return (new FilterReader(register, lists, dateColumn).ReadAll(text), null);
        }
        catch (FilterException refused)
        {
            return (null, refused.Issue);
        }
    }

    private Filter ReadAll(string text)
    {
        tokens = FilterToken.Split(text) ?? throw Refuse(new("\"", text.LastIndexOf('"') + 1, false), "filter.unclosed");
        if (tokens.Count > Longest)
        {
            throw Refuse(tokens[Longest], "filter.tooLong", Longest);
        }
        var filter = ReadFilter();
        return Peek == FilterToken.End ? filter : throw Refuse(Peek, "filter.unexpected", Peek.Text);
    }

    private Filter ReadFilter()
    {
        if (++depth > Deepest)
        {
            throw Refuse(Peek, "filter.tooDeep", Deepest);
        }
        var left = ReadBoth();
        while (Took("or"))
        {
            left = new Filter.Or(left, ReadBoth());
        }
        depth--;
        return left;
    }

    private Filter ReadBoth()
    {
        var left = ReadUnary();
        while (Took("and"))
        {
            left = new Filter.And(left, ReadUnary());
        }
        return left;
    }

    private Filter ReadUnary()
    {
        if (Took("not"))
        {
            if (++depth > Deepest)
            {
                throw Refuse(Peek, "filter.tooDeep", Deepest);
            }
            var inner = ReadUnary();
            depth--;
            return new Filter.Not(inner);
        }
        if (Took("("))
        {
            var inner = ReadFilter();
            Expect(")");
            return inner;
        }
        return ReadTest();
    }

    private Filter ReadTest()
    {
        var (field, column) = ReadField();
        if (Took("is"))
        {
            var filled = Took("not");
            Expect("empty");
            return filled ? new Filter.Not(new Filter.IsEmpty(column)) : new Filter.IsEmpty(column);
        }
        var outside = Took("not");
        if (Took("in"))
        {
            var inside = ReadIn(field, column);
            return outside ? new Filter.Not(inside) : inside;
        }
        var sign = Take();
        return !outside && sign is { Quoted: false, Text: "=" or "!=" or "<" or "<=" or ">" or ">=" } ? ReadComparison(field, column, sign) : throw Refuse(sign, "filter.noSign", sign.Text);
    }

    private Filter ReadComparison(Field field, string column, FilterToken sign)
    {
        var literal = Take();
        var value = ReadLiteral(field, literal);
        if (sign.Text is "=" or "!=")
        {
            var equal = new Filter.Compare(column, "=", value);
            return sign.Text == "=" ? equal : new Filter.Not(equal);
        }
        switch (field.Type)
        {
            case FieldType.Ordinal:
                var members = lists.Find(field.List!)!.Members;
                var rank = members.First(member => member.Code == (string)value).Rank ?? throw Refuse(literal, "filter.noRank", literal.Text);
                return new Filter.OneOf(column, [.. members.Where(member => member.Rank is { } other && Holds(other.CompareTo(rank), sign.Text)).Select(member => member.Code).Distinct()]);
            case FieldType.Text or FieldType.Code or FieldType.Country or FieldType.YesNo:
                throw Refuse(sign, "filter.noOrder", field.Name);
            default:
                return new Filter.Compare(column, sign.Text, value);
        }
    }

    private Filter ReadIn(Field field, string column)
    {
        if (!Took("("))
        {
            return new Filter.MemberOf(column, ReadList(field).Name, dateColumn);
        }
        var values = new List<object>();
        do
        {
            values.Add(ReadLiteral(field, Take()));
        }
        while (Took(","));
        Expect(")");
        return new Filter.OneOf(column, values);
    }

    private CodeList ReadList(Field field)
    {
        var name = Take();
        var list = lists.Find(name.Text) ?? throw Suggest(name, "filter.noList", lists.Names, name.Text);
        if (field.List is null)
        {
            throw Refuse(name, "filter.noCodes", field.Name);
        }
        // Two lists with no code in common were confused.
        var own = lists.Find(field.List)?.Members.Select(member => member.Code).ToHashSet(StringComparer.Ordinal);
        return list.Members.Count == 0 || own is null || list.Members.Any(member => own.Contains(member.Code)) ? list : throw Refuse(name, "filter.otherCodes", name.Text, field.List);
    }

    private (Field Field, string Column) ReadField()
    {
        var name = Take();
        var known = register.Fields.SelectMany(field => field.Columns.Select(column => (field, column))).ToList();
        var found = known.FirstOrDefault(pair => !name.Quoted && (pair.column == name.Text || pair.field.Name == name.Text));
        return found.field is not null ? found : throw Suggest(name, "filter.noField", known.Select(pair => pair.column), name.Text, register.Name);
    }

    private object ReadLiteral(Field field, FilterToken token)
    {
        if (token == FilterToken.End || (!token.Quoted && token.Text is ")" or "(" or ","))
        {
            throw Refuse(token, "filter.noLiteral", field.Name);
        }
        var (value, refusal) = cells.Read(field, token.Text, null);
        return refusal is null ? value! : throw new FilterException(refusal.At(Messages.Get("filter.at", Position(token)), new Place(Position: Position(token))));
    }

    private FilterToken Peek => next < tokens.Count ? tokens[next] : FilterToken.End;

    private FilterToken Take()
    {
        var token = Peek;
        next++;
        return token;
    }

    private bool Took(string word)
    {
        if (!Peek.Is(word))
        {
            return false;
        }
        next++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Took(word))
        {
            throw Refuse(Peek, "filter.expected", word, Peek.Text);
        }
    }

    internal static bool Holds(int order, string sign) => sign switch
    {
        "=" => order == 0,
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };

    private int Position(FilterToken token) => token == FilterToken.End ? (tokens.Count == 0 ? 1 : tokens[^1].At + tokens[^1].Text.Length + (tokens[^1].Quoted ? 2 : 0)) : token.At;

    private FilterException Refuse(FilterToken token, string code, params object?[] arguments) => Suggest(token, code, [], arguments);

    private FilterException Suggest(FilterToken token, string code, IEnumerable<string> known, params object?[] arguments) =>
        new(Refusal(token, token == FilterToken.End && code is not ("filter.noLiteral" or "filter.tooDeep") ? "filter.ends" : code, known, arguments)
            .At(Messages.Get("filter.at", Position(token)), new Place(Position: Position(token))));

    private static Refusal Refusal(FilterToken token, string code, IEnumerable<string> known, object?[] arguments) => new(code, arguments, Nearest.To(token.Text, known));

    private sealed class FilterException(Issue issue) : Exception
    {
        public Issue Issue { get; } = issue;
    }
}
