using Parvis.Language.Experts;
using Parvis.Language.Index;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>What was found for a question, drawn from what the reader may see and from nothing else.</summary>
/// <param name="Where">The passages that answer, the best of each document, best first.</param>
/// <param name="Who">The people who probably know, best first.</param>
/// <param name="Similar">Questions that were asked before and are like this one, the likeliest first.</param>
/// <param name="Confidence">How good the best passage is, from 0 (nothing) to 1 (says all that was asked).</param>
/// <param name="Corrections">For « vouliez-vous dire ».</param>
/// <param name="Expanded">Words searched beside those of the question; they are marked in excerpts too.</param>
public sealed record Findings(
    IReadOnlyList<Place> Where,
    IReadOnlyList<Expert> Who,
    IReadOnlyList<SimilarQuestion> Similar,
    double Confidence,
    IReadOnlyList<Correction> Corrections,
    IReadOnlyList<string> Expanded
);

/// <summary>Where the answer is.</summary>
/// <param name="Others">How many more passages of the same document were found.</param>
public sealed record Place(
    Thing Thing,
    long Passage,
    string Title,
    string Url,
    byte? Stage,
    DateOnly? CaredOn,
    double Score,
    int Others
);

/// <summary>Who knows, with what says so.</summary>
/// <param name="Reasons">Their acts on this subject, the nearest first.</param>
/// <param name="Times">How many such acts there are.</param>
/// <param name="Last">When the latest was; null when nothing speaks for them but being active.</param>
public sealed record Expert(long Person, double Score, IReadOnlyList<Reason> Reasons, int Times, DateTime? Last);

/// <summary>One act, on which document.</summary>
public sealed record Reason(
    Thing Thing,
    string Title,
    string Url,
    IReadOnlyList<string> Tags,
    long Passage,
    Act Act,
    DateTime At
);

/// <summary>A question asked before.</summary>
/// <param name="Passage">The wording that is nearest; 0 when it is the title.</param>
/// <param name="Score">From 0 to 1, comparable between questions.</param>
public sealed record SimilarQuestion(Thing Thing, string Title, string Url, bool Accepted, long Passage, double Score);
