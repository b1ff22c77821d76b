using Parvis.Language.Index;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>What is asked, by whom it may be seen, and how much is wanted.</summary>
/// <param name="Text">As it was typed: a word, a sentence, the title of a question.</param>
/// <param name="Scopes">What the reader may see.</param>
/// <param name="Now">The present instant, in UTC.</param>
public sealed record AskedQuestion(string Text, ReaderScopes Scopes, DateTime Now)
{
    /// <summary>What the asker wrote below the title; may be empty.</summary>
    public string Details { get; init; } = "";

    /// <summary>Who asks; never proposed as one who knows.</summary>
    public long? Asker { get; init; }

    /// <summary>The document that the question itself is, once it is saved: it does not answer itself.</summary>
    public Thing? Itself { get; init; }

    /// <summary>Whether this person may be named to the reader; null: everybody.</summary>
    public Func<long, bool>? MayName { get; init; }

    /// <summary>The last word is still being typed.</summary>
    public bool AsYouType { get; init; }

    /// <summary>How many places at most; 0 leaves them out.</summary>
    public int Places { get; init; } = 20;

    /// <summary>How many people at most; 0 leaves them out.</summary>
    public int People { get; init; } = 5;

    /// <summary>How many similar questions at most; 0 leaves them out.</summary>
    public int Questions { get; init; } = 5;

    /// <summary>Also people for whom nothing speaks but being active.</summary>
    public bool AlsoTheActive { get; init; }
}
