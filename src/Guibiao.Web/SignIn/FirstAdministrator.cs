using System.Security.Cryptography;
using System.Text;
using Guibiao.Access;
using Guibiao.Storage;

namespace Guibiao.Web.SignIn;

/// <summary>A link that holds while the site runs and nobody administers it yet: whoever started the site sees it, and becomes the first administrator.</summary>
public sealed class FirstAdministrator(Store store)
{
    private readonly string code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The link's path, or null where there is an administrator already.</summary>
    public string? Path => IsWanted ? "/account/first?code=" + code : null;

    public bool Opens(string? typed) =>
        typed is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed), Encoding.UTF8.GetBytes(code)) && IsWanted;

    private bool IsWanted => !store.Read(transaction => People.AnyAdministrator(transaction));
}
