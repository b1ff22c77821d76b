namespace Parvis.Language.Index;

/// <summary>All numbers of the ranking in one place; one set for every place. How they were found: see docs and bench.</summary>
internal sealed record Weights
{
    public static Weights House { get; } = new();

    // BM25F: saturation and length normalisation (Robertson, Zaragoza and Taylor 2004).
    public double K1 { get; init; } = 1.1;
    public double BodyB { get; init; } = 0.85;
    public double ShortB { get; init; } = 0.8;
    public double Title { get; init; } = 1.2;
    public double Heading { get; init; } = 1;
    public double Tags { get; init; } = 1;

    // The share of a word's score that each layer earns: a passage with the very word earns them all.
    public double Exact { get; init; } = 0.2;
    public double Stem { get; init; } = 0.5;
    public double Irregular { get; init; } = 0.15;
    public double Family { get; init; } = 0.4;
    public double Synonym { get; init; } = 0.3;
    public double Place { get; init; } = 0.6;
    public double Associate { get; init; } = 0.2;
    public double Typo { get; init; } = 0.7;
    public double Prefix { get; init; } = 0.5;

    // The second look at the best candidates.
    public int Candidates { get; init; } = 50;
    public double Near { get; init; } = 0.3;
    public double Coverage { get; init; } = 0.45;
    public double TellingTitle { get; init; } = 0.5;

    public Weights For(Reading reading) =>
        reading switch
        {
            Reading.Question => this,
            Reading.LongText => this with { Near = 0, Coverage = 0, TellingTitle = 0 },
            Reading.OwnWords => For(Reading.LongText) with { Title = 0, Heading = 0, Tags = 0 },
            _ => throw new ArgumentOutOfRangeException(nameof(reading)),
        };
}
