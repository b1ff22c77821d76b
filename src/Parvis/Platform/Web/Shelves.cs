using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web.Looks;

namespace Parvis.Platform.Web;

/// <summary>
/// A thing of one feature as another feature's page names it: in an aside, on the home page, on a person's page.
/// </summary>
/// <param name="Path">Without language.</param>
/// <param name="Excerpt">One line of its text, or empty.</param>
/// <param name="At">When it was last cared for or answered; null: never.</param>
/// <param name="Form">Its plant, when it is a page.</param>
public sealed record Shelved(
    string Title,
    string Path,
    string Excerpt = "",
    DateTime? At = null,
    Byline By = default,
    PlantForm? Form = null
);

/// <summary>
/// What of a feature is shown beside the things of others, and only what the reader may see. The latest take two statements at
/// most and carry excerpts; the rest take one and may be titles alone.
/// </summary>
public interface IShelf
{
    /// <summary>The kind of thing on it.</summary>
    string Kind { get; }

    /// <summary>The latest good ones, of one space or of all.</summary>
    Task<IReadOnlyList<Shelved>> Fresh(
        AppDb db,
        Reader reader,
        long? spaceId,
        int most,
        CancellationToken cancellation
    );

    /// <summary>Those that a person made or helped to make, the latest first.</summary>
    Task<IReadOnlyList<Shelved>> By(AppDb db, Reader reader, long personId, int most, CancellationToken cancellation);
}

/// <summary>The shelves of all features, by kind.</summary>
public sealed class Shelves(IEnumerable<IShelf> shelves)
{
    private readonly Dictionary<string, IShelf> byKind = shelves.ToDictionary(shelf => shelf.Kind);

    public IShelf this[string kind] => byKind[kind];
}
