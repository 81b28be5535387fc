namespace MakeSampleEvidence;

/// <summary>Visits: who came and who went, with the traps that a recount must not fall into.</summary>
public static class Visits
{
    private static readonly string[] High = ["minister", "minister", "minister", "head_of_government", "deputy_head_of_state", "head_of_state"];
    private static readonly string[] Middle = ["vice_minister", "vice_minister", "member_of_parliament", "member_of_parliament", "member_of_parliament", "minister", "former_head_of_state"];
    private static readonly string[] AlliesLow = ["vice_minister", "member_of_parliament", "director_general"];

    public static EvidenceFile Make(Draw draw, Missions missions)
    {
        var file = new EvidenceFile("visits", "number", "country", "direction", "rank", "post", "visited", "days");
        foreach (var (year, allied, other) in new[] { (2015, 76, 349), (2016, 79, 370) })
        {
            var number = 0;
            for (var i = 0; i < allied; i++)
            {
                Add(Calendar.Spread(year, i, allied, draw), draw.From(missions.Allies), draw.From(High));
            }
            for (var i = 0; i < other; i++)
            {
                var country = draw.From(missions.Others);
                var rank = country is "US" or "CA" && draw.Below(3) > 0 ? "deputy_assistant_secretary" : draw.From(Middle);
                Add(Calendar.Spread(year, i, other, draw), country, rank);
            }
            for (var i = 0; i < 45; i++)
            {
                Add(Calendar.Spread(year, i, 45, draw), draw.From(missions.Allies), draw.From(AlliesLow));
                Add(Calendar.Spread(year, i, 45, draw), draw.From(missions.Others.Where(country => country is not ("US" or "CA")).ToList()), draw.From(["director_general", "deputy_assistant_secretary"]));
            }
            if (year == 2016)
            {
                Traps();
            }

            void Add(DateOnly day, string country, string rank, string status = "verified", int late = 0, string? unit = null)
            {
                // The embassy in São Tomé closed with the relations.
                if (country == "ST" && day >= new DateOnly(2016, 12, 15) && unit is null)
                {
                    country = "SZ";
                }
                number++;
                var inbound = draw.Below(3) > 0;
                file.AddAs(status, late, draw, unit ?? "M-" + country, day, $"V{year - 1911}-{number:0000}", country, inbound ? "inbound" : "outbound", rank, Post(rank), Calendar.Iso(day), 2 + draw.Below(5));
            }

            void Traps()
            {
                Add(new(2016, 5, 18), "PY", "head_of_state");
                Add(new(2016, 6, 14), "HN", "minister", status: "submitted");
                Add(new(2016, 7, 5), "PW", "minister", status: "returned");
                Add(new(2016, 2, 23), "GT", "minister", late: 150);
                // Relations ended on 2016-12-21: this minister is no ally's any more, and counts with the others.
                Add(new(2016, 12, 28), "ST", "minister", unit: "WAA");
            }
        }
        return file;
    }

    private static string Post(string rank) => rank switch
    {
        "head_of_state" => "總統",
        "deputy_head_of_state" => "副總統",
        "head_of_government" => "總理",
        "minister" => "部長",
        "vice_minister" => "次長",
        "member_of_parliament" => "國會議員",
        "former_head_of_state" => "前總統",
        "deputy_assistant_secretary" => "副助卿",
        _ => "司長",
    };
}
