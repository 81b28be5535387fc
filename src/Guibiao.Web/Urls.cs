using System.Globalization;

namespace Guibiao.Web;

/// <summary>The addresses of the site, in the request's language. Each page also answers with ".json", tables with ".csv", behind the same address.</summary>
public sealed class Urls(Language language)
{
    /// <summary>Assets change only with the program: its fingerprint makes them safe to keep for a year.</summary>
    private static readonly string Fingerprint = typeof(Urls).Module.ModuleVersionId.ToString("N")[..12];

    public static string Asset(string name) => $"/{name}?v={Fingerprint}";

    public string Home => language.Prefix + "/";

    public string Dashboard(string agency, int year) => $"{language.Prefix}/{Part(agency)}/{year}";

    public string Dashboard(string agency, int year, DateOnly at) => $"{Dashboard(agency, year)}?at={Day(at)}";

    public string Plan(string agency, int year) => $"{Dashboard(agency, year)}/plan";

    public string Indicator(string agency, int year, string indicator) => $"{Dashboard(agency, year)}/indicators/{Part(indicator)}";

    public string Indicator(string agency, int year, string indicator, DateOnly at) => $"{Indicator(agency, year, indicator)}?at={Day(at)}";

    public string Formula(string agency, int year, string indicator) => $"{Indicator(agency, year, indicator)}/formula";

    public string Publish(string agency, int year) => $"{Dashboard(agency, year)}/publish";

    public string Registers(string agency) => $"{language.Prefix}/{Part(agency)}/registers";

    public string Register(string agency, string register) => $"{Registers(agency)}/{Part(register)}";

    public string SignIn => language.Prefix + "/account/sign-in";

    public string Provider(string? next) => language.Prefix + "/account/provider" + (next is null ? "" : "?next=" + Part(next));

    public string SecondStep => language.Prefix + "/account/second-step";

    public string SignOut => language.Prefix + "/account/sign-out";

    public string Account => language.Prefix + "/account";

    public string Password => Account + "/password";

    public string Passkeys => Account + "/passkeys";

    public string MakePasskey => Passkeys + "/make";

    public string UsePasskey => Passkeys + "/use";

    public string TwoStep => Account + "/two-step";

    public string Desk(string agency) => $"{language.Prefix}/{Part(agency)}/desk";

    public string Desk(string agency, int year, string? unit) => $"{Desk(agency)}?year={year}{(unit is null ? "" : "&unit=" + Part(unit))}";

    public string Desk(string agency, string register) => $"{Desk(agency)}/{Part(register)}";

    public string Desk(string agency, string register, string unit, string? month, string? status = null) =>
        $"{Desk(agency, register)}?unit={Part(unit)}{(month is null ? "" : "&month=" + month)}{(status is null ? "" : "&status=" + status)}";

    public string DeskEntry(string agency, string register, string entry) => $"{Desk(agency, register)}/entry?of={Part(entry)}";

    public string EnterEntry(string agency, string register, string? unit = null) => $"{Desk(agency, register)}/enter{(unit is null ? "" : "?unit=" + Part(unit))}";

    public string ImportEntries(string agency, string register) => $"{Desk(agency, register)}/import";

    public string RefusedRows(string agency, string register, string ticket) => $"{Desk(agency, register)}/refused?ticket={Part(ticket)}";

    public string EntryTemplate(string agency, string register, string format) => $"{Desk(agency, register)}/template.{format}";

    public string FileNil(string agency, string register, string unit, string month) => $"{Desk(agency, register)}/nil?unit={Part(unit)}&month={month}";

    public string People(string agency) => $"{language.Prefix}/{Part(agency)}/people";

    public string Person(string agency, string account) => $"{People(agency)}/{Part(account)}";

    public string Yearly(string agency) => $"{People(agency)}/yearly";

    public string History(string agency) => $"{language.Prefix}/{Part(agency)}/history";

    private static string Part(string text) => Uri.EscapeDataString(text);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
