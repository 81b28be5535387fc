using System.Text.Json.Nodes;
using Guibiao.Storage;

namespace Guibiao.Access;

/// <summary>An account as data: nothing of its secrets.</summary>
public static class PersonJson
{
    public static JsonObject Write(Person person, IEnumerable<HeldRole> roles) => new()
    {
        ["account"] = person.Account,
        ["name"] = person.Name,
        ["email"] = person.Email,
        ["roles"] = new JsonArray([.. roles.Select(held => new JsonObject { ["agency"] = held.Agency, ["role"] = held.Role.Word(), ["unit"] = held.Unit })]),
        ["disabled"] = person.Disabled,
        ["mustChange"] = person.MustChange,
        ["directory"] = person.ByDirectory,
        ["twoStep"] = person.TwoStep,
        ["expiresOn"] = person.ExpiresOn is { } day ? Times.Print(day) : null,
        ["lastSignInAt"] = person.LastSignInAt is { } time ? Times.Print(time) : null,
    };
}
