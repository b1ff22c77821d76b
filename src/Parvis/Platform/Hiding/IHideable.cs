using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Hiding;

/// <summary>
/// A feature whose texts may be reported, hidden and put back. It says what they are and moves them; the house keeps who hid
/// them, when and why, and writes the journal.
/// </summary>
public interface IHideable
{
    /// <summary>The kind of thing, as in <see cref="Thing.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Those of these things that are there, whoever may read them: who asks looks at their scope.</summary>
    Task<IReadOnlyList<Written>> Describe(AppDb db, IReadOnlyCollection<long> ids);

    /// <summary>
    /// Takes one out of all that is read, found, counted and sent; gives the scope that it had, null when it is hidden already
    /// or not there.
    /// </summary>
    Task<Scope?> Hide(AppDb act, long id, DateTime at);

    /// <summary>Puts a hidden one back as it was.</summary>
    Task Restore(AppDb act, long id, Scope former, DateTime at);
}

/// <summary>A text that somebody wrote, as others name it.</summary>
/// <param name="Path">Without language, with the anchor of its exact place.</param>
/// <param name="Scope">Who may read it; <see cref="Scope.Hidden"/> while it is hidden.</param>
/// <param name="AuthorId">Who wrote it last; null when nobody knows.</param>
public sealed record Written(
    Thing Thing,
    string Title,
    string Excerpt,
    string Path,
    Scope Scope,
    long? AuthorId,
    Tongue Tongue
)
{
    /// <summary>The longest excerpt: enough to judge by.</summary>
    public const int ExcerptLength = 600;

    /// <summary>How much HTML is worth fetching for it.</summary>
    public const int Enough = 3_000;
}
