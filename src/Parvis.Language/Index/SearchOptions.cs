namespace Parvis.Language.Index;

/// <summary>How the text that is searched is to be read.</summary>
public enum Reading
{
    /// <summary>As a question: a passage that holds all of it, near together or in its title, answers better.</summary>
    Question,

    /// <summary>As a long text, of which nobody says everything: its words count, not how they stand together.</summary>
    LongText,

    /// <summary>As a long text, against what each passage says itself; what stands above it does not count.</summary>
    OwnWords,
}

/// <summary>How to search.</summary>
public sealed record SearchOptions
{
    public static SearchOptions Default { get; } = new();

    /// <summary>How many hits at most.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>How to read the text that is searched.</summary>
    public Reading Reading { get; init; }

    /// <summary>The last word is still being typed: it also stands for the words that begin with it.</summary>
    public bool AsYouType { get; init; }

    /// <summary>Only the best passage of each document.</summary>
    public bool OnePerDocument { get; init; }

    /// <summary>Today as a day number, against which care is fresh or old; 0 leaves freshness out.</summary>
    public int Today { get; init; }

    /// <summary>The words and acronyms of the place.</summary>
    public Glossary Glossary { get; init; } = Glossary.Empty;
}
