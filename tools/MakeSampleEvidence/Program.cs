using System.Text;
using MakeSampleEvidence;

// Writes the pack's invented records, the same bytes on every run: dotnet run --project tools/MakeSampleEvidence -- packs/mofa-105
var pack = args is [var folder] ? folder : throw new ArgumentException("the pack's folder, for example packs/mofa-105");
var evidence = Path.Combine(pack, "evidence");
var missions = Missions.Read(pack);
List<EvidenceFile> files =
[
    Visits.Make(new Draw(105), missions),
    Programmes.Cooperation(new Draw(1), missions),
    Programmes.Signed(new Draw(2), missions),
    Programmes.Organizations(new Draw(3)),
    Programmes.Ngo(new Draw(4)),
    Programmes.NgoBudget(new Draw(5)),
    Programmes.Media(new Draw(6)),
    Programmes.Youth(new Draw(7), missions),
    Resources.Passports(new Draw(8)),
    .. Resources.Travel(new Draw(9), pack),
    Resources.Properties(new Draw(10)),
    .. Resources.People(new Draw(11)),
    .. Resources.Money(new Draw(12)),
    Resources.CrossAgency(new Draw(13)),
];
foreach (var file in files)
{
    file.Write(evidence);
}
NilReturns.Write(evidence, files, missions);

// One entry was wrong when it was verified: a vice minister was taken down as a minister. The correction supersedes it.
Directory.CreateDirectory(Path.Combine(evidence, "corrections"));
var lines = File.ReadAllLines(Path.Combine(evidence, "visits.csv"));
var wrong = lines.First(line => line.Contains(",V105-", StringComparison.Ordinal) && line.Contains(",minister,部長,2016-03", StringComparison.Ordinal) && line.Contains(",verified,", StringComparison.Ordinal)).Split(',');
wrong[^1] = "2016-08-01T11:00:00+08:00";
var mended = string.Join(',', wrong).Replace(",minister,部長,", ",vice_minister,次長,", StringComparison.Ordinal);
File.WriteAllText(Path.Combine(evidence, "corrections", "visits.csv"), $"{lines[0]},reason\n{mended},訪團名單複查：職級應為次長\n", new UTF8Encoding(false));
Console.WriteLine($"{files.Sum(file => file.Count)} entries in {files.Count} registers");
