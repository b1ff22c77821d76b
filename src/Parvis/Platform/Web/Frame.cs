using Microsoft.AspNetCore.Html;

namespace Parvis.Platform.Web;

/// <summary>
/// All that the layout shows around a page. One a request: the application fills what it knows of the place and of the
/// reader, the page says its own title, description and address.
/// </summary>
public sealed class Frame
{
    public FramePlace Place { get; set; } = new("Parvis");

    /// <summary>What exists here for this reader, in order. Visitors see it as a masthead, members as a rail.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; set; } = [];

    /// <summary>Links at the foot of every page: legal notice, accessibility, glossary.</summary>
    public IReadOnlyList<FrameLink> Foot { get; set; } = [];

    /// <summary>Null for a visitor.</summary>
    public FrameReader? Reader { get; set; }

    /// <summary>Where a visitor signs in; null while one may not.</summary>
    public string? SignIn { get; set; }

    public string Language { get; set; } = "fr";

    /// <summary>The same page in the other language, if it exists.</summary>
    public Translation? Translation { get; set; }

    public string Title { get; set; } = "";
    public string? Description { get; set; }

    /// <summary>Absolute address of the page, without query.</summary>
    public string? Canonical { get; set; }

    /// <summary>Scheme, host and language, without a slash at the end: what absolute addresses begin with.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The absolute address of a path of the place, in the reader's language.</summary>
    public string Absolute(string path) => Origin + path;

    /// <summary>Address and name of the Atom feed of this page.</summary>
    public FrameLink? Feed { get; set; }

    /// <summary>As in <c>&lt;meta name="robots"&gt;</c>; null lets everybody in.</summary>
    public string? Robots { get; set; }

    /// <summary>OpenGraph's kind of page: <c>website</c>, <c>article</c>, <c>profile</c>.</summary>
    public string Kind { get; set; } = "website";

    /// <summary>JSON-LD as written by <c>System.Text.Json</c>, whose escapes make it safe inside a script element.</summary>
    public string? JsonLd { get; set; }

    /// <summary>What the ask box holds.</summary>
    public string Question { get; set; } = "";

    /// <summary>False where the page carries the large ask box itself, or none at all.</summary>
    public bool AsksOnTop { get; set; } = true;

    /// <summary>Where the ask box sends its question, and where its live answers are.</summary>
    public string AskHref { get; set; } = "/demander";

    public string HomeHref { get; set; } = "/";

    public string FullTitle =>
        Title.Length == 0 ? string.Join(", ", new[] { Place.Name, Place.Line }.OfType<string>())
        : Title == Place.Name ? Title
        : $"{Title} | {Place.Name}";

    public IHtmlContent? StructuredData => JsonLd is null ? null : new HtmlString(JsonLd);
}

/// <param name="Line">One line under the name: « tiers-lieu de Saint-Aubin ».</param>
/// <param name="Voice">A sentence at the foot that says when somebody answers in person.</param>
public sealed record FramePlace(
    string Name,
    string? Line = null,
    string? Telephone = null,
    string? Address = null,
    string? Voice = null
)
{
    /// <summary>The number as telephones want it: digits and a leading plus.</summary>
    public string? Dial =>
        Telephone is null ? null : string.Concat(Telephone.Where(c => char.IsAsciiDigit(c) || c is '+'));
}

/// <param name="Icon">A name of <c>Client/icons.json</c>.</param>
/// <param name="Count">Shown beside it when above zero, said as <paramref name="CountLabel"/> (« 7 cartes »).</param>
/// <param name="Now">The count needs somebody now.</param>
/// <param name="Narrow">One of the five of the bar on phones.</param>
public sealed record MenuEntry(
    string Label,
    string Href,
    string Icon,
    bool Current = false,
    int Count = 0,
    string? CountLabel = null,
    bool Now = false,
    bool Narrow = true
);

/// <param name="SignOut">Where its button posts to.</param>
public sealed record FrameReader(string Name, string? Role, string Href, string SignOut);

public sealed record FrameLink(string Label, string Href);

/// <param name="Language">Code, as in <c>hreflang</c>.</param>
/// <param name="Label">The language's own name: « English ».</param>
public sealed record Translation(string Language, string Label, string Href);
