using Parvis.Language.Highlights;
using Parvis.Language.Index;
using Parvis.Platform.Data;
using Parvis.Platform.Web.Looks;

namespace Parvis.Platform.Finding;

/// <summary>The answer to a question in the three groups in which everybody sees it: where it is, who knows, what was asked before.</summary>
public sealed record Answers(
    IReadOnlyList<WhereAnswer> Where,
    IReadOnlyList<WhoAnswer> Who,
    IReadOnlyList<SimilarAnswer> Similar,
    double Confidence,
    IReadOnlyList<Correction> Corrections
)
{
    /// <summary>
    /// Below this confidence a search counts as one that found nothing good. Measured (`bench confidence`): on encyclopaedic text
    /// 97 % of right first answers lie above and half of what nothing answers below; on a short list of questions 78 % and 99 %.
    /// </summary>
    public const double Good = 0.4;

    public bool FoundSomethingGood => Where.Count > 0 && Confidence >= Good;
}

/// <summary>A passage that answers.</summary>
/// <param name="Url">With the anchor of the exact heading, without language.</param>
/// <param name="Excerpt">The sentence that answers best, and which of its words to mark.</param>
/// <param name="Others">How many more passages of the same thing were found.</param>
public sealed record WhereAnswer(
    Thing Thing,
    string Title,
    string Heading,
    string Url,
    Excerpt Excerpt,
    PlantForm? Stage,
    DateOnly? CaredOn,
    double Score,
    int Others
);

/// <summary>A person who knows, and why one may think so, in one sentence.</summary>
public sealed record WhoAnswer(long PersonId, string Name, string Url, string Reason, double Score);

/// <summary>A question asked before.</summary>
public sealed record SimilarAnswer(Thing Thing, string Title, string Url, bool Answered, double Score);

/// <summary>What to ask for beside the question itself.</summary>
/// <param name="AsYouType">The last word is not finished.</param>
/// <param name="Most">How many of each group at most.</param>
public sealed record AskOptions(bool AsYouType = false, int Most = 10);
