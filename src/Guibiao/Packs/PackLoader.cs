using System.Data.Common;
using Guibiao.Evidence;
using Guibiao.Indicators;
using Guibiao.Publishing;
using Guibiao.Storage;

namespace Guibiao.Packs;

/// <summary>Loads a pack in one transaction: all of it or nothing. What is there already is left as it is, so the same pack again adds nothing.</summary>
public static class PackLoader
{
    /// <summary>Reads the folder, checks it and loads it. Without <paramref name="by"/> and <paramref name="reason"/> the pack's own stand.</summary>
    public static LoadResult Load(Store store, string folder, string? by, string? reason, TimeProvider clock, Action<Text>? progress = null)
    {
        var (pack, issues) = PackReader.Read(folder);
        if (pack is null)
        {
            return LoadResult.Refuse(null, issues);
        }
        if ((by ?? pack.By) is not { Length: > 0 } who || (reason ?? pack.Reason) is not { Length: > 0 } why)
        {
            return LoadResult.Refuse(pack.Agency.Code, [.. issues, Refusal.Of("pack.noWho").Plain()]);
        }
        var loaded = Load(store, pack, new Change(who, clock.GetUtcNow(), why), progress);
        return loaded with { Issues = [.. issues, .. loaded.Issues] };
    }

    public static LoadResult Load(Store store, Pack pack, Change change, Action<Text>? progress = null) => store.Write(pack.Agency.Code, transaction =>
    {
        transaction.Save("pack");
        var result = new Run(transaction, store.Dialect, pack, change, progress ?? (_ => { })).Load();
        if (result.Refused)
        {
            transaction.Rollback("pack");
        }
        transaction.Release("pack");
        return result;
    });

    private sealed class Run(DbTransaction transaction, Dialect dialect, Pack pack, Change change, Action<Text> progress)
    {
        private readonly string agency = pack.Agency.Code;
        private readonly List<Issue> issues = [];
        private int entries;
        private int duplicates;
        private int corrections;
        private int nilReturns;

        public LoadResult Load()
        {
            progress(Messages.Get("pack.progress.setUp"));
            var setUp = PackSetUp.Apply(transaction, dialect, pack, change, issues);
            if (IsRefused)
            {
                return LoadResult.Refuse(agency, issues);
            }
            var (years, formulas) = (new List<int>(), 0);
            foreach (var plan in pack.Plans)
            {
                progress(Messages.Get("pack.progress.file", plan.File));
                var (isNew, confirmed) = PackPlans.Apply(transaction, agency, plan, change);
                years.AddRange(isNew ? [plan.Year] : []);
                formulas += confirmed;
            }
            LoadEvidence();
            if (IsRefused)
            {
                return LoadResult.Refuse(agency, issues);
            }
            var result = new LoadResult(agency, setUp, years, formulas, entries, duplicates, corrections, nilReturns, [], issues);
            return pack.Publish ? result with { Published = Publish(result.AddedNothing) } : result;
        }

        // A pack that adds nothing leaves what is public as it is, and what people have entered since to be published by them.
        private List<int> Publish(bool isKnown) =>
        [
            .. pack.Plans.Select(plan => plan.Year).Order()
                .Where(year => !isKnown || Publications.Of(transaction, agency, year).Count == 0)
                .Where(year => Publisher.Publish(transaction, agency, year, IndicatorEvaluator.DefaultDay(year, change.At), change).IsNew),
        ];

        private bool IsRefused => issues.Exists(issue => issue.Severity == Severity.Error);

        private void LoadEvidence()
        {
            foreach (var file in pack.Evidence)
            {
                progress(Messages.Get("pack.progress.file", file.Name));
                var result = EvidenceImporter.Import(
                    transaction, agency, Register(file), File.ReadAllBytes(file.Path), file.Name, new ImportOptions(EntryStatus.Verified), change, TallyBook.Apply);
                issues.AddRange(result.Issues);
                (entries, duplicates) = (entries + result.Accepted, duplicates + result.Duplicates);
            }
            // Where a file was refused every correction of its entries would be wrong too.
            if (IsRefused)
            {
                return;
            }
            foreach (var file in pack.Corrections)
            {
                progress(Messages.Get("pack.progress.file", file.Name));
                var result = Corrections.CorrectFile(transaction, agency, Register(file), File.ReadAllBytes(file.Path), file.Name, change, TallyBook.Apply);
                issues.AddRange(result.Issues);
                (corrections, duplicates) = (corrections + result.Accepted, duplicates + result.Duplicates);
            }
            if (pack.NilReturns is { } nil)
            {
                progress(Messages.Get("pack.progress.file", nil.Name));
                var result = NilReturnFile.Import(transaction, agency, File.ReadAllBytes(nil.Path), nil.Name, change);
                issues.AddRange(result.Issues);
                (nilReturns, duplicates) = (nilReturns + result.Accepted, duplicates + result.Duplicates);
            }
        }

        private Register Register(PackFile file) => pack.Registers.First(definition => definition.Register.Name == file.Register).Register;
    }
}
