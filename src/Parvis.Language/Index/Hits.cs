namespace Parvis.Language.Index;

/// <summary>A passage found. Scores compare within one search only.</summary>
public readonly record struct Hit(long Passage, long Document, double Score);

/// <summary>A word of the question that nobody here writes, and what was searched besides.</summary>
public readonly record struct Correction(string Written, string Meant);

/// <summary>The answer to a search, drawn from what the reader may see and from nothing else.</summary>
/// <param name="Items">Best first; ties go by passage number.</param>
/// <param name="Confidence">How good the best one is, from 0 (nothing) to 1 (says all that was asked, together).</param>
/// <param name="Corrections">For « vouliez-vous dire ».</param>
/// <param name="Expanded">Words searched beside those of the question: other forms, relatives, synonyms.</param>
public sealed record Hits(
    IReadOnlyList<Hit> Items,
    double Confidence,
    IReadOnlyList<Correction> Corrections,
    IReadOnlyList<string> Expanded
)
{
    public static Hits None { get; } = new([], 0, [], []);
}
