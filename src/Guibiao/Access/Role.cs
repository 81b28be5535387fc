namespace Guibiao.Access;

/// <summary>What a person is to an agency, or to one unit of it.</summary>
public enum Role
{
    Administrator,
    PlanningOfficer,
    UnitHead,
    UnitReporter,
    FirstReviewer,
    SecondReviewer,
    OutsideExpert,
    Auditor,
}

/// <summary>Roles as commands, tables and people name them.</summary>
public static class RoleNames
{
    public static readonly IReadOnlyList<Role> All = Enum.GetValues<Role>();

    /// <summary>unit-reporter.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.Administrator => "administrator",
        Role.PlanningOfficer => "planning-officer",
        Role.UnitHead => "unit-head",
        Role.UnitReporter => "unit-reporter",
        Role.FirstReviewer => "first-reviewer",
        Role.SecondReviewer => "second-reviewer",
        Role.OutsideExpert => "outside-expert",
        _ => "auditor",
    };

    public static Text Title(this Role role) => Messages.Get("role." + role.Word());

    /// <summary>True of the two roles that a person has in a unit, never in the agency as a whole.</summary>
    public static bool IsOfUnit(this Role role) => role is Role.UnitHead or Role.UnitReporter;

    public static Role? Find(string word) => All.Where(role => role.Word() == word).Select(role => (Role?)role).FirstOrDefault();
}
