using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>Roles as people call them.</summary>
public static class RoleWords
{
    public static string Of(Role role, Texts texts) =>
        role switch
        {
            Role.Visitor => texts["visite"],
            Role.Member => texts["membre"],
            Role.Gardener => texts["au jardin"],
            Role.Concierge => texts["conciergerie"],
            Role.Steward => texts["intendance"],
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
}
