namespace MakeSampleEvidence;

/// <summary>Passports, travel, properties, people and money.</summary>
public static class Resources
{
    public static EvidenceFile Passports(Draw draw)
    {
        var file = new EvidenceFile("passports", "number", "issued", "defects", "produced");
        foreach (var (year, issued) in new[] { (2015, 19_100), (2016, 19_700) })
        {
            for (var week = 0; week < 52; week++)
            {
                var day = new DateOnly(year, 1, 8).AddDays(7 * week);
                file.Add(draw, "BOCA", day, $"K{year - 1911}-{week + 1:00}", issued + draw.Below(900), 68 + draw.Below(15), Calendar.Iso(day));
            }
        }
        return file;
    }

    public static IEnumerable<EvidenceFile> Travel(Draw draw, string pack)
    {
        var countries = draw.Shuffle(File.ReadLines(Path.Combine(pack, "lists", "countries.csv")).Skip(1).Select(line => line[..2]).Where(code => code is not ("TW" or "XK" or "AQ")));
        var arrangements = new[] { "visa free", "visa free", "visa free", "visa on arrival", "e-visa", "eta" };
        var travel = new EvidenceFile("travel_facilitation", "destination", "arrangement", "days", "from", "to");
        var licences = new EvidenceFile("driving_licences", "country", "from", "to");
        for (var i = 0; i < 190; i++)
        {
            var easy = i < 164;
            var from = i < 153 ? new DateOnly(2008 + draw.Below(6), 1 + draw.Below(12), 1) : Later(i, 153, 158);
            var before = i % 31 == 0 && i < 153 ? from : (DateOnly?)null;
            if (i >= 164)
            {
                travel.Add(draw, "BOCA", new(2010, 1, 1), countries[i], "visa required", "", "2010-01-01", "");
                continue;
            }
            if (before is not null)
            {
                // What went before: a visa was required until the day on which it no longer was.
                travel.Add(draw, "BOCA", from.AddYears(-3), countries[i], "visa required", "", Calendar.Iso(from.AddYears(-3)), Calendar.Iso(from));
            }
            travel.Add(draw, "BOCA", from, countries[i], draw.From(arrangements), easy ? draw.From([14, 30, 30, 90]) : "", Calendar.Iso(from), "");
        }
        for (var i = 0; i < 95; i++)
        {
            var from = i < 85 ? new DateOnly(2001 + draw.Below(13), 1 + draw.Below(12), 1) : Later(i, 85, 90);
            licences.Add(draw, "BOCA", from, countries[i], Calendar.Iso(from), "");
        }
        return [travel, licences];

        DateOnly Later(int i, int first, int second) => i < second ? new DateOnly(2015, 2 + (2 * (i - first)), 1) : new DateOnly(2016, 1 + (2 * (i - second) % 11), 15);
    }

    public static EvidenceFile Properties(Draw draw)
    {
        var file = new EvidenceFile("properties", "number", "kind", "site", "holding_from", "holding_to", "lease_from", "lease_to");
        for (var i = 0; i < 50; i++)
        {
            var from = new DateOnly(1998 + draw.Below(12), 1 + draw.Below(12), 1);
            var lease = i < 47 ? Calendar.Iso(from.AddYears(2)) : i == 47 ? "2015-09-01" : i == 48 ? "2016-03-01" : "";
            file.Add(draw, "SEC", from, $"H{i + 1:00}", i < 8 ? "office" : "residence", $"天母使館特區示範 {i + 1} 號", Calendar.Iso(from), "", lease, "");
        }
        return file;
    }

    public static IEnumerable<EvidenceFile> People(Draw draw)
    {
        var selection = new EvidenceFile("training_selection", "number", "programme", "applied", "approved");
        var classes = new EvidenceFile("training_classes", "number", "course", "planned", "held");
        var headcount = new EvidenceFile("headcount", "number", "category", "positions", "effective");
        var learning = new EvidenceFile("senior_learning", "number", "staff", "course", "held");
        foreach (var (year, applied, refused, planned, cancelled) in new[] { (2015, 48, 4, 48, 3), (2016, 50, 4, 50, 2) })
        {
            for (var i = 0; i < applied; i++)
            {
                var day = Calendar.Spread(year, i, applied, draw);
                selection.Add(draw, "PER", day, $"S{year - 1911}-{i + 1:00}", draw.From(["language", "internship", "study"]), Calendar.Iso(day), Every(i, applied, refused) ? "否" : "是");
            }
            for (var i = 0; i < planned; i++)
            {
                var day = Calendar.Spread(year, i, planned, draw);
                classes.Add(draw, "IDIA", day, $"T{year - 1911}-{i + 1:00}", $"專業講習班 {i + 1}", Calendar.Iso(day), Every(i, planned, cancelled) ? "否" : "是");
            }
        }
        foreach (var (year, own, consular, institute) in new[] { (2015, 620, 150, 35), (2016, 620, 146, 34), (2017, 628, 148, 34) })
        {
            var day = new DateOnly(year, 1, 1);
            foreach (var (unit, senior, other) in new[] { ("PER", 660, own), ("BOCA", 130, consular), ("IDIA", 22, institute) })
            {
                headcount.Add(draw, unit, day, $"E{year - 1911}-{unit}-1", "senior", senior, Calendar.Iso(day));
                headcount.Add(draw, unit, day, $"E{year - 1911}-{unit}-2", "other", other, Calendar.Iso(day));
            }
        }
        foreach (var (year, trained) in new[] { (2015, 395), (2016, 410) })
        {
            var staff = draw.Shuffle(Enumerable.Range(1, 812)).Take(trained).ToArray();
            for (var i = 0; i < 500; i++)
            {
                var day = Calendar.Spread(year, i, 500, draw);
                learning.Add(draw, "PER", day, $"L{year - 1911}-{i + 1:000}", $"C{staff[i % trained]:0000}", $"中高階培訓班 {1 + draw.Below(30)}", Calendar.Iso(day));
            }
        }
        return [selection, classes, headcount, learning];

        static bool Every(int i, int count, int chosen) => ((i + 1) * chosen / count) != (i * chosen / count);
    }

    public static IEnumerable<EvidenceFile> Money(Draw draw)
    {
        var ledger = new EvidenceFile("budget_ledger", "number", "account", "amount", "booked");
        var ceilings = new EvidenceFile("medium_term_ceilings", "number", "kind", "amount", "decided");
        var monthly = new (string Account, int Amount)[] { ("capital_budget", 83_000), ("capital_paid", 66_400), ("capital_payable", 5_000), ("capital_surplus", 4_200), ("current_budget", 1_900_000), ("current_paid", 1_850_000) };
        foreach (var year in new[] { 2015, 2016 })
        {
            for (var month = 1; month <= 12; month++)
            {
                var day = new DateOnly(year, month, 28);
                foreach (var (account, amount) in monthly)
                {
                    ledger.Add(draw, "ACC", day, $"G{year - 1911}-{month:00}-{account}", account, amount + (account.EndsWith("budget", StringComparison.Ordinal) ? 0 : draw.Below(amount / 50)), Calendar.Iso(day));
                }
            }
        }
        foreach (var (year, proposed, ceiling) in new[] { (2015, 24_700_000, 24_200_000), (2016, 25_010_000, 24_500_000), (2017, 25_300_000, 24_800_000) })
        {
            var day = new DateOnly(year, 3, 15);
            ceilings.Add(draw, "ACC", day, $"F{year - 1911}-1", "proposed", proposed, Calendar.Iso(day));
            ceilings.Add(draw, "ACC", day, $"F{year - 1911}-2", "ceiling", ceiling, Calendar.Iso(day));
        }
        return [ledger, ceilings];
    }

    /// <summary>The unit took part in one project in 104. Of 105 it reported nothing, not even a nil return: that indicator is missing, and says so.</summary>
    public static EvidenceFile CrossAgency(Draw draw)
    {
        var file = new EvidenceFile("cross_agency_projects", "number", "title", "role", "joined");
        file.Add(draw, "RDC", new(2015, 3, 10), "X104-1", "內政部戶籍謄本工作圈", "assist", "2015-03-10");
        return file;
    }
}
