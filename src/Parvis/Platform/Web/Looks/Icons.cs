using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace Parvis.Platform.Web.Looks;

/// <summary>Icons of the sprite, named in <c>Client/icons.json</c>. They are ornaments: the words stand beside them.</summary>
public sealed class Icons(Assets assets)
{
    private readonly string _sprite = assets.Href("sprite.svg");
    private readonly ConcurrentDictionary<string, HtmlString> _drawn = new();

    /// <summary><c>@Icons["check"]</c>; sized by the text around it.</summary>
    public HtmlString this[string name] => _drawn.GetOrAdd(name, Draw);

    /// <summary>The arch of the house, for the brand.</summary>
    public HtmlString Mark { get; } =
        new($"""<svg viewBox="0 0 32 32" aria-hidden="true"><use href="{assets.Href("sprite.svg")}#mark"/></svg>""");

    private HtmlString Draw(string name) =>
        new($"""<svg class="i" aria-hidden="true"><use href="{_sprite}#{name}"/></svg>""");
}
