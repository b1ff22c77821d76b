using Parvis.Language.Experts;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>
/// A feature whose things are found by the ask box. It only describes them; the house stores the passages and the evidence in the
/// act that changes the thing, and feeds the index after the commit.
/// </summary>
public interface IFindable
{
    /// <summary>The kind of thing that it describes, as in <see cref="Thing.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Describes those of the given things that are there and may be found by somebody; the others are forgotten.</summary>
    Task<IReadOnlyList<Description>> Describe(AppDb db, IReadOnlyCollection<long> ids);
}

/// <summary>A thing in the words by which it is found.</summary>
public sealed record Description(long Id, string Title, string Url, Scope Scope, DateTime At)
{
    public Tongue Tongue { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The stage of a garden page, from 1 (seed) to 5 (compost); null where there is none.</summary>
    public int? Stage { get; init; }
    public DateOnly? CaredOn { get; init; }
    public IReadOnlyList<DescribedPassage> Passages { get; init; } = [];

    /// <summary>Who showed by this thing that they know about its subject.</summary>
    public IReadOnlyList<DescribedProof> Evidence { get; init; } = [];
}

/// <summary>A passage: its heading path, the anchor of a link to it, its text without markup.</summary>
public sealed record DescribedPassage(string Heading, string Anchor, string Body, DateTime At, bool Accepted = false);

/// <summary>An act of a person on the thing, or on the one passage of it (by its place) that they wrote.</summary>
public sealed record DescribedProof(long PersonId, int? Ordinal, Act Act, DateTime At, double Weight = 1);
