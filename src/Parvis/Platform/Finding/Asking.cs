using Microsoft.EntityFrameworkCore;
using Parvis.Language.Experts;
using Parvis.Language.Highlights;
using Parvis.Language.Index;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;
using Parvis.Platform.Web.Looks;

namespace Parvis.Platform.Finding;

/// <summary>
/// Answers a question for a reader: the finder says where and who, one statement brings the texts, and this puts both into
/// words. The page, the live answers, the API and the command line all come here.
/// </summary>
public sealed class Asking(Finder finder, KnownPeople people, TimeProvider clock)
{
    /// <summary>Longer questions are cut: nobody reads further, and neither does the index.</summary>
    public const int LongestQuestion = 10_000;

    private const double LeastShare = 0.5;

    // More at once would all be later, and each takes room of its own.
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    private sealed record Found(long Id, string Heading, string Anchor, string Body);

    private static readonly Func<AppDb, long[], Scope[], IAsyncEnumerable<Found>> Visible = EF.CompileAsyncQuery(
        (AppDb db, long[] ids, Scope[] scopes) =>
            db.Set<StoredPassage>()
                .Where(passage => ids.Contains(passage.Id) && scopes.Contains(passage.Scope))
                .Select(passage => new Found(passage.Id, passage.Heading, passage.Anchor, passage.Body))
    );

    public async Task<Answers> Ask(
        AppDb db,
        string question,
        Reader reader,
        Texts texts,
        AskOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new AskOptions();
        var text = question.Length > LongestQuestion ? question[..LongestQuestion] : question;
        var asked = new AskedQuestion(text, reader.SeenScopes(), Now)
        {
            Asker = reader.PersonId,
            AsYouType = options.AsYouType,
            Places = options.Most,
            MayName = person => people.MayBeNamed(person, reader),
        };
        var found = await Find(asked, cancellation);
        var marker = new Marker(text, Hits.None with { Expanded = found.Expanded, Corrections = found.Corrections });
        var passages = await PassagesOf(db, found.Where, reader, cancellation);
        return new Answers(
            [
                .. found
                    .Where.Where(place => passages.ContainsKey(place.Passage))
                    .Select(place => WhereOf(place, passages[place.Passage], marker)),
            ],
            [.. Telling(found.Who).Select(expert => WhoOf(expert, texts)).OfType<WhoAnswer>()],
            [.. found.Similar.Select(SimilarOf)],
            found.Confidence,
            found.Corrections
        );
    }

    private async Task<Findings> Find(AskedQuestion asked, CancellationToken cancellation)
    {
        await Turns.WaitAsync(cancellation);
        try
        {
            return finder.Ask(asked);
        }
        finally
        {
            Turns.Release();
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // Who is far behind the best is named for a word in passing, and would be asked in vain: but not who asks to be asked.
    private static IEnumerable<Expert> Telling(IReadOnlyList<Expert> experts) =>
        experts.Where(expert =>
            expert.Score >= experts[0].Score * LeastShare || expert.Reasons.Any(reason => reason.Act == Act.Offered)
        );

    // The scope once more, in SQL: even an index that lags behind a change of visibility shows nothing forbidden.
    private static async Task<Dictionary<long, Found>> PassagesOf(
        AppDb db,
        IReadOnlyList<Place> places,
        Reader reader,
        CancellationToken cancellation
    )
    {
        var passages = new Dictionary<long, Found>(places.Count);
        if (places.Count == 0)
            return passages;
        long[] ids = [.. places.Select(place => place.Passage)];
        await foreach (var passage in Visible(db, ids, reader.Scopes).WithCancellation(cancellation))
            passages.Add(passage.Id, passage);
        return passages;
    }

    private static WhereAnswer WhereOf(Place place, Found passage, Marker marker) =>
        new(
            place.Thing,
            place.Title,
            passage.Heading,
            passage.Anchor.Length == 0 ? place.Url : $"{place.Url}#{passage.Anchor}",
            marker.Best(passage.Body),
            place.Stage.ToForm(),
            place.CaredOn,
            place.Score,
            place.Others
        );

    private WhoAnswer? WhoOf(Expert expert, Texts texts) =>
        people.NameOf(expert.Person) is { } name
            ? new WhoAnswer(
                expert.Person,
                name,
                $"/personnes/{expert.Person}-{Slug.Of(name)}",
                ReasonWords.Of(expert, Now, texts),
                expert.Score
            )
            : null;

    private static SimilarAnswer SimilarOf(SimilarQuestion similar) =>
        new(similar.Thing, similar.Title, similar.Url, similar.Accepted, similar.Score);
}
