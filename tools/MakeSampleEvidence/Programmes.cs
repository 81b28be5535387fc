namespace MakeSampleEvidence;

/// <summary>What the departments do through the year: projects, agreements, organizations, NGOs, media, youth.</summary>
public static class Programmes
{
    private static readonly string[] Fields = ["energy", "food", "infrastructure", "education", "health", "economy", "ict", "agriculture", "sustainability"];
    private static readonly string[] FieldNames = ["潔淨能源", "食品安全", "社會基礎建設", "教育文化", "健康醫療", "經濟", "資訊通信", "農林漁業", "永續發展"];
    private static readonly string[] Agreements = ["tax", "customs", "economic", "technical", "education", "judicial", "health", "other"];
    private static readonly string[] Joined = ["WTO", "APEC", "ADB", "CABEI", "EBRD", "WCPFC", "ICAC", "APO", "WORLDVEG", "OIE"];
    private static readonly string[] Sought = ["WHO", "ICAO", "UNFCCC", "INTERPOL"];

    public static EvidenceFile Cooperation(Draw draw, Missions missions)
    {
        var file = new EvidenceFile("cooperation_projects", "number", "country", "field", "title", "from", "to", "amount");
        var number = 0;
        foreach (var (year, count) in new[] { (2013, 90), (2014, 150), (2015, 130), (2016, 120) })
        {
            for (var i = 0; i < count; i++)
            {
                // Every embassy begins something every year, so that none is silent.
                var country = missions.Allies[i % missions.Allies.Count];
                var from = Calendar.Spread(year, i, count, draw);
                if (country == "ST" && from >= new DateOnly(2016, 12, 15))
                {
                    // The embassy in São Tomé closed with the relations.
                    country = "SZ";
                }
                var months = 18 + draw.Below(31);
                var field = draw.Below(Fields.Length);
                file.Add(draw, "M-" + country, from, $"P{++number:0000}", country, Fields[field], $"{FieldNames[field]}合作計畫第{number}號", Calendar.Iso(from), draw.Below(8) == 0 ? "" : Calendar.Iso(from.AddMonths(months)), 500 + (50 * draw.Below(400)));
            }
        }
        return file;
    }

    public static EvidenceFile Signed(Draw draw, Missions missions)
    {
        var file = new EvidenceFile("agreements", "number", "country", "kind", "title", "signed");
        foreach (var (year, count) in new[] { (2015, 41), (2016, 43) })
        {
            for (var i = 0; i < count; i++)
            {
                var day = Calendar.Spread(year, i, count, draw);
                var country = draw.From(draw.Below(3) == 0 ? missions.Allies : missions.Others);
                file.Add(draw, "TLA", day, $"A{year - 1911}-{i + 1:00}", country, draw.From(Agreements), $"合作協議第{year - 1911}-{i + 1:00}號", Calendar.Iso(day));
            }
        }
        return file;
    }

    public static EvidenceFile Organizations(Draw draw)
    {
        var file = new EvidenceFile("organization_activities", "number", "organization", "kind", "title", "held");
        var kinds = new (string[] Organizations, string Kind, int Before, int Now)[]
        {
            (Sought, "contact", 7, 8), (Sought, "cooperation", 3, 3), (Sought, "meeting", 28, 30), (Sought, "mutual_visit", 11, 12), (Sought, "support", 6, 7),
            (Joined, "contact", 20, 22), (Joined, "cooperation", 98, 104), (Joined, "meeting", 148, 155), (Joined, "mutual_visit", 61, 63), (Joined, "post", 25, 27),
        };
        var number = 0;
        foreach (var (organizations, kind, before, now) in kinds)
        {
            foreach (var (year, count) in new[] { (2015, before), (2016, now) })
            {
                for (var i = 0; i < count; i++)
                {
                    var day = Calendar.Spread(year, i, count, draw);
                    var organization = draw.From(organizations);
                    file.Add(draw, "IOD", day, $"O{++number:0000}", organization, kind, $"{organization} 活動 {number}", Calendar.Iso(day));
                }
            }
        }
        return file;
    }

    public static EvidenceFile Ngo(Draw draw)
    {
        var file = new EvidenceFile("ngo_support", "number", "kind", "title", "persons", "held");
        var number = 0;
        foreach (var (year, conferences, classes, persons, cases) in new[] { (2014, 54, 12, 288, 44), (2015, 55, 12, 300, 45), (2016, 60, 12, 300, 52) })
        {
            foreach (var (kind, count, title) in new[] { ("conference", conferences, "國際會議"), ("training", classes, "國際事務人才培訓班"), ("humanitarian", cases, "人道援助案") })
            {
                for (var i = 0; i < count; i++)
                {
                    var day = Calendar.Spread(year, i, count, draw);
                    file.Add(draw, "NGO", day, $"N{++number:0000}", kind, $"{title} {year - 1911}-{i + 1:00}", kind == "training" ? persons / classes : "", Calendar.Iso(day));
                }
            }
        }
        return file;
    }

    public static EvidenceFile NgoBudget(Draw draw)
    {
        var file = new EvidenceFile("ngo_budget", "number", "kind", "item", "amount", "booked");
        foreach (var year in new[] { 2015, 2016 })
        {
            for (var month = 1; month <= 12; month++)
            {
                var day = new DateOnly(year, month, 25);
                file.Add(draw, "NGO", day, $"B{year - 1911}-{month:00}-1", "budgeted", "國際合作案分配預算", 8_350_000, Calendar.Iso(day));
                file.Add(draw, "NGO", day, $"B{year - 1911}-{month:00}-2", "executed", "國際合作案核銷", (year == 2015 ? 7_350_000 : 7_480_000) + (1000 * draw.Below(300)), Calendar.Iso(day));
            }
        }
        return file;
    }

    public static EvidenceFile Media(Draw draw)
    {
        var file = new EvidenceFile("media_output", "number", "kind", "pieces", "issued");
        foreach (var (kind, weekly) in new[] { ("monitoring", 94), ("invited", 6), ("periodical", 17), ("coverage", 8) })
        {
            foreach (var (year, percent) in new[] { (2014, 100), (2015, 103), (2016, 107) })
            {
                // Closed on the same four days of every month, so that the same day of two years has as much behind it.
                for (var week = 0; week < 48; week++)
                {
                    var day = new DateOnly(year, 1 + (week / 4), 7 * (1 + (week % 4)));
                    // Hundredths carried from week to week, so that small counts grow too.
                    var pieces = (weekly * percent * (week + 1) / 100) - (weekly * percent * week / 100);
                    file.Add(draw, "ICD", day, $"M{year - 1911}-{week + 1:00}-{kind}", kind, pieces, Calendar.Iso(day));
                }
            }
        }
        return file;
    }

    public static EvidenceFile Youth(Draw draw, Missions missions)
    {
        var file = new EvidenceFile("youth_exchange", "number", "programme", "country", "city", "persons", "departed");
        var abroad = draw.Shuffle(missions.Others);
        var cities = new[] { "東京", "首爾", "新加坡", "吉隆坡", "雪梨", "紐約", "倫敦", "巴黎" };
        foreach (var (year, countries, working) in new[] { (2014, 13, 3), (2015, 14, 2), (2016, 15, 3) })
        {
            var number = 0;
            for (var i = 0; i < countries; i++)
            {
                Add("ambassador", abroad[i], "", 7, new DateOnly(year, 8, 4).AddDays(2 * i));
            }
            for (var i = 0; i < working; i++)
            {
                Add("working_holiday", abroad[((year - 2014) * 4) + i], "", 0, new DateOnly(year, 2 + (3 * i), 1));
            }
            for (var i = 0; i < cities.Length; i++)
            {
                Add("young_diplomat", "", cities[i], 20, new DateOnly(year, 1, 20).AddDays(5 * i));
            }

            void Add(string programme, string country, string city, int persons, DateOnly day) =>
                file.Add(draw, "PDC", day, $"Y{year - 1911}-{++number:00}", programme, country, city, persons == 0 ? "" : persons - (year == 2016 && programme == "ambassador" && number <= 8 ? 1 : 0), Calendar.Iso(day));
        }
        return file;
    }
}
