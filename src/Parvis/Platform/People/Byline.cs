using Parvis.Platform.Text;

namespace Parvis.Platform.People;

/// <summary>
/// The name under a text, as this reader may see it. The author of an imported text is a plain name until claimed; a person who
/// does not want to be seen is « quelqu’un du lieu »; one who left is nobody.
/// </summary>
/// <param name="Id">Null when the author is unknown.</param>
public readonly record struct Byline(long? Id, string? Name, SeenBy SeenBy, bool Unclaimed)
{
    public static readonly Byline Nobody = new(null, null, SeenBy.Nobody, false);

    /// <summary>From a row that may have no person beside it.</summary>
    public Byline(long? id, string? name, SeenBy? seenBy, bool? unclaimed)
        : this(id, name, seenBy ?? SeenBy.Nobody, unclaimed ?? false) { }

    /// <summary>The name if this reader may see it, else null.</summary>
    public string? NameFor(Reader reader) => Name is not null && (Unclaimed || IsShownTo(reader)) ? Name : null;

    /// <summary>Path of the person's page if this reader may open it, else null.</summary>
    public string? PathFor(Reader reader) => Name is not null && IsShownTo(reader) ? PathOf(Id!.Value, Name) : null;

    public static string PathOf(long id, string name) => $"/personnes/{id}-{Slug.Of(name, "anonyme")}";

    private bool IsShownTo(Reader reader) =>
        Id is { } id
        && !Unclaimed
        && (
            id == reader.PersonId
            || SeenBy == SeenBy.Everyone
            || (SeenBy == SeenBy.Members && reader.Role >= Role.Member)
        );
}
