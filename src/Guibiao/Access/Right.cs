namespace Guibiao.Access;

/// <summary>Something that a person may do in an agency, beyond what everybody may read.</summary>
public enum Right
{
    /// <summary>Reads entries in every state, restricted ones too.</summary>
    ReadEntries,

    /// <summary>Enters, imports, submits and corrects entries and files nil returns.</summary>
    EnterEntries,

    /// <summary>Verifies submitted entries or returns them; never one's own.</summary>
    VerifyEntries,

    ConfirmFormulas,

    /// <summary>Puts a year's plan and values before the public, or takes them back.</summary>
    PublishYears,

    AdministerPeople,
    ReadHistory,
}

/// <summary>Which role has which right: the only place that says so.</summary>
public static class Rights
{
    public static readonly IReadOnlyList<Right> All = Enum.GetValues<Right>();

    /// <summary>evidence.enter: as policies, tokens and texts name it.</summary>
    public static string Word(this Right right) => right switch
    {
        Right.ReadEntries => "evidence.read",
        Right.EnterEntries => "evidence.enter",
        Right.VerifyEntries => "evidence.verify",
        Right.ConfirmFormulas => "formula.confirm",
        Right.PublishYears => "year.publish",
        Right.AdministerPeople => "people.administer",
        _ => "history.read",
    };

    public static Right? Find(string word) => All.Where(right => right.Word() == word).Select(right => (Right?)right).FirstOrDefault();

    public static Text Title(this Right right) => Messages.Get("right." + right.Word());

    /// <summary>A role of a unit has its rights in that unit only, any other in the whole agency.</summary>
    public static IReadOnlyList<Right> Of(Role role) => role switch
    {
        Role.Administrator => [Right.AdministerPeople, Right.ReadHistory],
        Role.PlanningOfficer => [Right.ReadEntries, Right.VerifyEntries, Right.ConfirmFormulas, Right.PublishYears],
        Role.UnitHead => [Right.ReadEntries, Right.EnterEntries, Right.VerifyEntries],
        Role.UnitReporter => [Right.ReadEntries, Right.EnterEntries],
        Role.Auditor => [Right.ReadEntries, Right.ReadHistory],
        // Reviewers judge values, which everybody may read.
        _ => [],
    };
}
