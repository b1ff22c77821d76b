using Parvis.Features.Garden;
using Parvis.Language.Text;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>Something of the source before any work was put into it.</summary>
/// <param name="Key">Its own key in the source.</param>
/// <param name="Fingerprint">Changes when what was read changes.</param>
/// <param name="Length">Characters, to bound what is held at once.</param>
internal sealed record Raw<T>(string Key, string Fingerprint, int Length, T Content);

/// <summary>What is written in one act, with all that costs processor time already done.</summary>
internal sealed record Drafts(IReadOnlyList<PageDraft> Pages, IReadOnlyList<QuestionDraft> Questions)
{
    public bool IsEmpty => Pages.Count + Questions.Count == 0;
}

internal sealed record PageDraft
{
    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public required string Title { get; init; }
    public required string Slug { get; init; }
    public required RichText Text { get; init; }

    /// <summary>Oldest first, never empty; the page's text is that of the last one.</summary>
    public required IReadOnlyList<RevisionDraft> Revisions { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required Scope Scope { get; init; }
    public required Tongue Tongue { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Links to pages that are not there: their keys, and where the links lead.</summary>
    public IReadOnlyDictionary<string, string> Awaited { get; init; } = new Dictionary<string, string>();

    public RevisionDraft Newest => Revisions[^1];
    public string Written => Fingerprints.Of(Title, Text.Markdown);

    /// <summary>A few words are a beginning; a whole page of them is a plant.</summary>
    public Stage Stage => Words.Count(Text.Markdown) > 300 ? Stage.Plant : Stage.Sprout;
}

internal sealed record RevisionDraft(string Title, string Markdown, string? Author, DateTime At, string Comment);

internal sealed record QuestionDraft
{
    public required string Key { get; init; }
    public required string Fingerprint { get; init; }
    public required string Title { get; init; }
    public required RichText Text { get; init; }
    public required string? Author { get; init; }
    public required DateTime At { get; init; }
    public required Scope Scope { get; init; }
    public required Tongue Tongue { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public required IReadOnlyList<AnswerDraft> Answers { get; init; }

    public string Written => Fingerprints.Of(Title, Text.Markdown);
}

internal sealed record AnswerDraft(RichText Text, string? Author, DateTime At, bool Accepted, int Thanks);
