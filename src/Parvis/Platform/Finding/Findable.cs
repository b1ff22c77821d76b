using Parvis.Language.Experts;
using Parvis.Language.Index;
using Parvis.Language.Text;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>A document as its feature describes it to the finder.</summary>
public sealed record Findable
{
    /// <summary>The kind of what was asked: only these are proposed as similar questions.</summary>
    public const string Question = "question";

    public required Thing Thing { get; init; }

    /// <summary>Its title; may be empty.</summary>
    public required string Title { get; init; }

    public string Url { get; init; } = "";

    /// <summary>Who may see it, and all that follows from it: counts, corrections, people.</summary>
    public required long Scope { get; init; }

    /// <summary>The stage of a garden page, from 1 (seed) to 5 (compost); null where there is none.</summary>
    public byte? Stage { get; init; }

    /// <summary>The day somebody last cared for it.</summary>
    public DateOnly? CaredOn { get; init; }

    public Tongue Tongue { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the asker said that they were answered.</summary>
    public bool Accepted { get; init; }

    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Who showed by it that they know.</summary>
    public IReadOnlyList<Proof> Evidence { get; init; } = [];

    /// <summary>A section of it as the index takes it.</summary>
    /// <param name="number">The number by which the index knows the document.</param>
    internal Passage PassageOf(long number, Section section) =>
        new(
            section.Passage,
            number,
            Scope,
            Title,
            section.Heading,
            string.Join(' ', Tags),
            section.Body,
            Tongue,
            Stage ?? 0,
            CaredOn?.DayNumber ?? 0,
            section.Accepted
        );
}

/// <summary>A passage of a document: a section of a page, a question's own text, an answer.</summary>
/// <param name="Passage">Its number among the passages of all documents.</param>
/// <param name="Heading">The headings above it; may be empty.</param>
/// <param name="Body">Its text, without markup. The finder keeps its words, not its text.</param>
/// <param name="Accepted">Whether the asker said that this answered them.</param>
/// <param name="Asks">Whether it is another way in which the document's question was asked.</param>
public sealed record Section(long Passage, string Heading, string Body, bool Accepted = false, bool Asks = false);

/// <summary>An act of a person on the document, or on the one <paramref name="Passage"/> of it that they wrote (else 0).</summary>
public sealed record Proof(long Person, long Passage, Act Act, DateTime At, float Weight = 1);
