using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>What is found: a section of a page, an answer, an event, a service. The index keeps its words, not its text.</summary>
/// <param name="Id">Its own number; putting the same number again replaces the passage.</param>
/// <param name="Document">The page, question… that it is part of.</param>
/// <param name="Scope">Who may see it: a reader sees a passage when its scope is among the reader's.</param>
/// <param name="Title">The title of the document.</param>
/// <param name="Heading">The headings above the passage.</param>
/// <param name="Tags">Its tags, as words.</param>
/// <param name="Body">Its text, without markup.</param>
/// <param name="Language">The language of the body.</param>
/// <param name="Stage">0 unknown, then as a garden page grows: 1 seed, 2 sprout, 3 plant, 4 evergreen, 5 compost.</param>
/// <param name="CareDay">The day it was last cared for, as a day number; 0 unknown.</param>
/// <param name="Accepted">Whether a person said that it answered them.</param>
public sealed record Passage(
    long Id,
    long Document,
    long Scope,
    string Title,
    string Heading,
    string Tags,
    string Body,
    Tongue Language,
    byte Stage = 0,
    int CareDay = 0,
    bool Accepted = false
);
