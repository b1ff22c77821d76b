namespace Parvis.Language.Experts;

/// <summary>What a person did that shows they know about something.</summary>
public enum Act : byte
{
    /// <summary>Wrote an answer.</summary>
    Answered,

    /// <summary>Wrote an answer that the asker said was the right one.</summary>
    Accepted,

    /// <summary>Wrote or corrected a page.</summary>
    Wrote,

    /// <summary>Keeps a service or a machine.</summary>
    Kept,

    /// <summary>Gave a training.</summary>
    Taught,

    /// <summary>Said that they are glad to be asked about it.</summary>
    Offered,
}

/// <summary>One act of one person, about one document.</summary>
/// <param name="Person">Who did it.</param>
/// <param name="Document">The question, page… it was done to, by the number the index has for it.</param>
/// <param name="Passage">The passage that the person wrote; 0 when the act speaks for the document as a whole.</param>
/// <param name="Scope">Who may know of it: the scope of the document.</param>
/// <param name="Act">What was done.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Weight">How much it counts; 1 is an answer.</param>
public readonly record struct Evidence(
    long Person,
    long Document,
    long Passage,
    long Scope,
    Act Act,
    DateTime At,
    float Weight = 1
);
