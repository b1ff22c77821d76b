using System.Text;
using Parvis.Language.Text;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>Who may know that a space exists, in the words of its form.</summary>
public enum SpaceSight
{
    Everybody,
    Members,
    Itself,
}

/// <summary>Making and renaming spaces.</summary>
public static class SpaceEdit
{
    public const int NameLength = 100;
    public const string Added = "add-space";
    public const string Edited = "edit-space";
    public const string MemberAdded = "add-space-member";
    public const string MemberRemoved = "remove-space-member";

    public static Space New(string name) =>
        new()
        {
            Name = name.Trim(),
            SortKey = SortKey.Of(name.Trim()),
            Slug = SlugOf(name),
            Scope = Scope.Public,
        };

    /// <summary>Another name; the address stays, because others wrote it down.</summary>
    public static void Rename(this Space space, string name)
    {
        space.Name = name.Trim();
        space.SortKey = SortKey.Of(space.Name);
    }

    public static SpaceSight SightOf(Space space) =>
        space.Scope.IsPublic ? SpaceSight.Everybody
        : space.Scope == Scope.Members ? SpaceSight.Members
        : SpaceSight.Itself;

    public static void ShowTo(this Space space, SpaceSight sight) =>
        space.Scope = sight switch
        {
            SpaceSight.Everybody => Scope.Public,
            SpaceSight.Members => Scope.Members,
            SpaceSight.Itself => Scope.OfSpace(space.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(sight), sight, null),
        };

    public static string Words(Scope scope, Texts texts) =>
        scope.IsPublic ? texts["visible de tous"]
        : scope == Scope.Members ? texts["visible des membres du lieu"]
        : texts["visible des siens seulement"];

    /// <summary>The name as an address: « Atelier d’été » is <c>atelier-d-ete</c>.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in Folding.Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }
}
