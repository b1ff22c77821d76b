namespace Parvis.Language.Experts;

/// <summary>A person who probably knows.</summary>
/// <param name="Person">Who.</param>
/// <param name="Score">Compares within one question only.</param>
/// <param name="Behind">The acts that speak for them on this subject, the most telling first.</param>
/// <param name="Times">How many acts speak for them, where <paramref name="Behind"/> holds only the first.</param>
/// <param name="Last">When the latest of these acts was; null when nothing speaks for them but being active.</param>
public sealed record Knower(long Person, double Score, IReadOnlyList<Deed> Behind, int Times, DateTime? Last);

/// <summary>An act, and how near the question it stands.</summary>
public readonly record struct Deed(long Document, long Passage, Act Act, DateTime At, double Near);

/// <summary>How to rank people.</summary>
public sealed record WhoOptions
{
    public static WhoOptions Default { get; } = new();

    /// <summary>How many people at most.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>The one who asks is never proposed.</summary>
    public long? Asker { get; init; }

    /// <summary>Who may be named to this reader (consent, absence, load); null: everybody.</summary>
    public Func<long, bool>? MayName { get; init; }

    /// <summary>Whether a person is named only when an act of theirs speaks for them on this subject.</summary>
    public bool OnlyWithReason { get; init; } = true;

    /// <summary>How many acts are given as the reason.</summary>
    public int Reasons { get; init; } = 5;
}
