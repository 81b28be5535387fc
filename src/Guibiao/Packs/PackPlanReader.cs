using Guibiao.Documents;
using Guibiao.Evidence;
using Guibiao.Formulas;
using Guibiao.Indicators;
using Guibiao.Plans;

namespace Guibiao.Packs;

/// <summary>Reads one plan of a pack: its notes, its document, and whether formulas, terms and tallies fit together.</summary>
internal static class PackPlanReader
{
    /// <summary>Without tallies (they are wrong themselves) bindings are left unchecked.</summary>
    public static PackPlan? Read(PackFiles files, string file, IReadOnlyList<Tally>? tallies, IReadOnlyList<Unit> units, List<Issue> issues)
    {
        if (files.Text(file) is not { } text || PlanYaml.Read(text, file, issues) is not { } notes)
        {
            return null;
        }
        var document = $"plans/{notes.Document}";
        // It stands beside the notes; a path would lead out of the pack.
        if (notes.Document.AsSpan().IndexOfAny("/\\") >= 0 || !files.Has(document))
        {
            issues.Add(Refusal.Of("pack.noDocument", document).Plain() with { Place = notes.DocumentPlace });
            return null;
        }
        var reading = PlanReader.Read(files.Bytes(document) ?? default, document);
        if (reading.Plan is not { } plan)
        {
            issues.AddRange(reading.Issues.Where(issue => issue.Severity == Severity.Error));
            return null;
        }
        if (plan.FiscalYear is not { } year)
        {
            issues.Add(Issue.Error("pack.noYear", new Place(document)));
            return null;
        }
        var indicators = Check(notes, plan, year, tallies, units, issues);
        return new PackPlan(year, Confirmed(plan, notes, indicators, units), reading.Issues, notes.Source, indicators, file);
    }

    private static List<PackIndicator> Check(PlanNotes notes, Plan plan, int year, IReadOnlyList<Tally>? tallies, IReadOnlyList<Unit> units, List<Issue> issues)
    {
        var ids = plan.Indicators.Select(indicator => indicator.Id).ToList();
        foreach (var (id, _, place) in notes.Names.Where(name => !ids.Contains(name.Id)))
        {
            issues.Add(Suggested("pack.noIndicator", place, Nearest.To(id, ids), year, id));
        }
        var read = new List<PackIndicator>();
        foreach (var indicator in notes.Indicators)
        {
            if (plan.Indicators.FirstOrDefault(planned => planned.Id == indicator.Id) is not { } planned)
            {
                issues.Add(Suggested("pack.noIndicator", indicator.Place, Nearest.To(indicator.Id, ids), year, indicator.Id));
                continue;
            }
            foreach (var code in indicator.Unit?.Split('、') ?? [])
            {
                if (units.All(unit => unit.Code != code))
                {
                    issues.Add(Suggested("pack.noUnit", indicator.Place, Nearest.To(code, units.Select(unit => unit.Code)), indicator.Id, code));
                }
            }
            read.Add(CheckFormula(indicator, planned, year, tallies, issues));
        }
        foreach (var left in plan.Indicators.Where(planned => notes.Indicators.All(indicator => indicator.Id != planned.Id)))
        {
            issues.Add(Issue.Warning("pack.indicatorLeft", new Place(notes.DocumentPlace.File), left.Id));
        }
        return read;
    }

    private static PackIndicator CheckFormula(PackIndicator indicator, Indicator planned, int year, IReadOnlyList<Tally>? tallies, List<Issue> issues)
    {
        if (indicator.Formula is null)
        {
            return indicator;
        }
        var unit = planned.Target?.Unit;
        var reading = Formula.Parse(indicator.Formula, unit, year);
        if (reading.Formula is not { } formula)
        {
            issues.AddRange(FormulaSentences.Errors(reading.Issues, indicator.Place));
            return indicator;
        }
        if (tallies is null)
        {
            return indicator;
        }
        var standard = planned.Standard is null ? null : StandardReader.Read(planned.Standard, unit, year);
        var bound = new List<PackBinding>();
        foreach (var binding in indicator.Bindings)
        {
            if (FindTally(binding.Tally, tallies) is not { } tally)
            {
                issues.Add(Suggested("binding.noTally", binding.Place, Nearest.To(binding.Tally, tallies.Select(tally => tally.Name)), binding.Tally));
            }
            else if (BoundTerms.Find(binding.Term, formula, standard) is not { } identity)
            {
                issues.Add(Suggested("binding.noTerm", binding.Place, Nearest.To(binding.Term, formula.References.Select(BoundTerms.Print)), binding.Term));
            }
            else if (bound.Exists(other => other.Term == identity))
            {
                issues.Add(Issue.Error("binding.twice", binding.Place, binding.Term));
            }
            else
            {
                bound.Add(binding with { Term = identity, Tally = tally.Name });
            }
        }
        // A term whose binding is wrong has been complained about already.
        if (bound.Count == indicator.Bindings.Count)
        {
            issues.AddRange(BoundTerms.Unbound(formula, bound.Select(binding => binding.Term)).Select(left => Issue.Error("binding.unbound", indicator.Place, BoundTerms.Print(left))));
        }
        return indicator with { Formula = formula.Canonical, Bindings = bound };
    }

    // By its full name or an alias only.
    private static Tally? FindTally(string name, IReadOnlyList<Tally> tallies) =>
        tallies.FirstOrDefault(tally => tally.Name == name)
        ?? (tallies.Where(tally => tally.Title.Chinese == name || tally.Title.English == name || tally.Aliases.Contains(name)).ToList() is [var only] ? only : null);

    private static Plan Confirmed(Plan plan, PlanNotes notes, List<PackIndicator> indicators, IReadOnlyList<Unit> units) => plan with
    {
        Indicators =
        [
            .. plan.Indicators.Select(planned =>
            {
                var name = notes.Names.FirstOrDefault(pair => pair.Id == planned.Id).Name;
                var said = indicators.Find(indicator => indicator.Id == planned.Id);
                return planned with
                {
                    Name = name ?? planned.Name,
                    Target = said?.Direction is { } direction && planned.Target is { } target ? target with { Direction = direction, DirectionConfirmed = true } : planned.Target,
                    UnitInCharge = planned.UnitInCharge ?? InCharge(said?.Unit, units),
                };
            }),
        ],
    };

    private static string? InCharge(string? codes, IReadOnlyList<Unit> units) =>
        codes is null ? null : string.Join('、', codes.Split('、').Select(code => units.FirstOrDefault(unit => unit.Code == code)?.Name.Chinese ?? code));

    private static Issue Suggested(string code, Place place, string? suggestion, params object?[] arguments) =>
        new(code, Severity.Error, Guibiao.Sentence.From(Messages.Get(code, arguments), suggestion), place);
}
