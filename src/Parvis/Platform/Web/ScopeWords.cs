using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>Who may read a thing, as one says it after « visible par ».</summary>
public static class ScopeWords
{
    public static string Of(Scope scope, string? space, Texts texts) =>
        scope.IsPublic ? texts["tout le monde"]
        : scope == Scope.Members ? texts["les membres"]
        : scope == Scope.Staff ? texts["l’équipe"]
        : scope.IsHidden ? texts["l’équipe et qui l’a écrit"]
        : scope.SpaceId is not null
            ? space is null ? texts["un espace"]
                : texts.Format("l’espace {0}", space)
        : texts["vous seulement", "toi seulement"];
}
