namespace Guibiao.Access;

/// <summary>Somebody with an account. The account's name is small letters, digits and . - _; times are UTC.</summary>
public sealed class Person
{
    public required string Account { get; set; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public string? PasswordHash { get; set; }
    public DateTimeOffset? PasswordAt { get; set; }

    /// <summary>The password was given by somebody else, or is too old: nothing else may be done before it is changed.</summary>
    public bool MustChange { get; set; }

    /// <summary>The agency's directory knows the password; here is none.</summary>
    public bool ByDirectory { get; set; }

    /// <summary>Changes with everything that should end what is signed in already.</summary>
    public string Stamp { get; set; } = "";

    public int Failures { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>A code from an authenticator is asked for beside the password.</summary>
    public bool TwoStep { get; set; }

    public string? AuthenticatorKey { get; set; }
    public string RecoveryCodes { get; set; } = "";
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The first day on which the account no longer opens.</summary>
    public DateOnly? ExpiresOn { get; set; }

    public bool Disabled { get; set; }
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>The state that a change began from; see <see cref="People.Save"/>.</summary>
    public long Version { get; set; } = 1;
}
