using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>
/// What a feature puts in the menus: the address without language, the French text, the icon, where it stands, what one needs to
/// see it. <paramref name="InMasthead"/>: visitors see it too.
/// </summary>
public sealed record MenuItem(
    string Path,
    string Text,
    string Icon = "",
    int Order = 0,
    Permission? Needs = null,
    bool InMasthead = true,
    bool Narrow = true
);

/// <summary>What all features brought, before anybody looks.</summary>
public sealed class Menu
{
    public List<MenuItem> Main { get; } = [];
    public List<MenuItem> Foot { get; } = [];
}
