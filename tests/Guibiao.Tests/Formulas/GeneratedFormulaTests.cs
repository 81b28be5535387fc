using System.Numerics;
using CsCheck;
using Guibiao.Formulas;

namespace Guibiao.Tests.Formulas;

/// <summary>Formulas whose value is computed while their text is made: a second way to the same answer.</summary>
public sealed class GeneratedFormulaTests
{
    private static readonly string[] Names = ["核准件數", "申請件數", "A", "國家（地區）數", "3-5歲幼兒人數", "COVID-19接種數"];

    /// <summary>A text and its value as numerator and denominator; a zero denominator is missing.</summary>
    private sealed record Made(string Text, BigInteger Over, BigInteger Under);

    private static readonly Gen<Made> Leaf = Gen.OneOf(
        Gen.Int[0, 999].Select(n => new Made($"{n}", n, 1)),
        Gen.Int[0, 999].Select(n => new Made($"{n / 10}.{n % 10}", n, 10)),
        Gen.Int[1, 99].Select(n => new Made($"{n}%", n, 100)),
        Gen.Int[0, Names.Length - 1].Select(i => new Made(Names[i], ValueOf(i), 1)));

    private static readonly Gen<Made> Formulas = Gen.Recursive<Made>((depth, inner) => depth > 4
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Gen.Select(inner, inner, (a, b) => Add(a, b, 1, $"（{a.Text}＋{b.Text}）")),
            Gen.Select(inner, inner, (a, b) => Add(a, b, -1, $"[({a.Text})－({b.Text})]")),
            Gen.Select(inner, inner, (a, b) => new Made($"(({a.Text})×({b.Text}))", a.Over * b.Over, a.Under * b.Under)),
            Gen.Select(inner, inner, (a, b) => new Made($"【({a.Text})÷({b.Text})】", a.Over * b.Under, b.Under.IsZero ? 0 : a.Under * b.Over)),
            Gen.Select(inner, inner, (a, b) => Half(Add(a, b, 1, $"平均(({a.Text})、({b.Text}))"))),
            inner.Select(a => new Made($"(-({a.Text}))", -a.Over, a.Under))));

    [Fact]
    public void Evaluate_GeneratedFormula_AgreesWithTheValueItWasMadeOf() => Formulas.Sample(made =>
    {
        var formula = Formula.Parse($"({made.Text})").Formula;
        var result = formula?.Evaluate(ValueOf).Result;
        return made.Under.IsZero ? result is Result.Missing : result is Result.Number(var value) && value == new Exact(made.Over, made.Under);
    }, iter: 5000);

    [Fact]
    public void Canonical_GeneratedFormula_ReadsAsTheSame() => Formulas.Sample(made =>
    {
        var formula = Formula.Parse($"({made.Text})").Formula!;
        var again = Formula.Parse(formula.Canonical).Formula!;
        return again.Canonical == formula.Canonical && again.References.SequenceEqual(formula.References) && again.Unit == formula.Unit
            && (made.Under.IsZero || again.Evaluate(ValueOf).Result.Equals(formula.Evaluate(ValueOf).Result));
    }, iter: 5000);

    private static Made Add(Made a, Made b, int sign, string text) => new(text, (a.Over * b.Under) + (sign * b.Over * a.Under), a.Under * b.Under);

    private static Made Half(Made sum) => sum with { Under = sum.Under * 2 };

    private static int ValueOf(int name) => (name * 7) + 1;

    private static TermValue ValueOf(Reference reference) =>
        TermValue.Of(ValueOf(Array.FindIndex(Names, name => NameText.Fold(name) == NameText.Fold(reference.Name))));
}
