using System.Collections.Frozen;

namespace Parvis.Platform.People;

/// <summary>What a person is to the place; each role may do all that the ones before it may.</summary>
public enum Role
{
    Visitor,
    Member,
    Gardener,
    Concierge,
    Steward,
}

/// <summary>Everything that somebody may be allowed to do. A route names the one that it needs.</summary>
public enum Permission
{
    /// <summary>Have an own account page and close one's own sessions.</summary>
    UseOwnAccount,

    /// <summary>Ask a question, and keep the answers that helped.</summary>
    AskQuestions,

    /// <summary>Answer the questions that one sees.</summary>
    AnswerQuestions,

    /// <summary>Write in the garden: everybody gardens.</summary>
    EditGarden,

    /// <summary>See what is missing in the garden, and sow it.</summary>
    TendGarden,

    /// <summary>See what is for members: their pages, questions, and each other.</summary>
    SeeMembers,

    /// <summary>See what staff sees: mails waiting, jobs and the journal.</summary>
    SeeBackstage,

    /// <summary>Decide about what was reported: hide texts and put them back.</summary>
    HandleNotices,

    /// <summary>Change the place's settings and give roles.</summary>
    ChangeSettings,
}

/// <summary>Who may do what, in one place.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> ByRole = Enum.GetValues<Role>()
        .ToFrozenDictionary(
            role => role,
            role => Enum.GetValues<Permission>().Where(permission => role >= LeastRole(permission)).ToFrozenSet()
        );

    public static IReadOnlySet<Permission> Of(Role role) => ByRole[role];

    public static Role LeastRole(Permission permission) =>
        permission switch
        {
            Permission.UseOwnAccount => Role.Visitor,
            Permission.AskQuestions => Role.Visitor,
            Permission.AnswerQuestions => Role.Member,
            Permission.EditGarden => Role.Member,
            Permission.TendGarden => Role.Gardener,
            Permission.SeeMembers => Role.Member,
            Permission.SeeBackstage => Role.Concierge,
            Permission.HandleNotices => Role.Concierge,
            Permission.ChangeSettings => Role.Steward,
            _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, null),
        };
}
