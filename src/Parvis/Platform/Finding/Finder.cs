using Parvis.Language.Duplicates;
using Parvis.Language.Experts;
using Parvis.Language.Index;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Finding;

/// <summary>
/// Where the answer is, who knows, what was asked before: all in memory, one search for the three. It holds words, not texts, and
/// is only ever a replica of the database. Writers take turns; readers never wait. A reader's scopes reach into every part, so
/// what they may not see changes nothing in what they get.
/// </summary>
public sealed class Finder
{
    // How many passages speak for people; beyond, they are about something else. A line alone finds fewer on its subject than
    // with its details: without them 150 rank people as well as 300 (experts: 0.548 and 0.463 for 0.545 and 0.464).
    private const int Breadth = 150;
    private const int BreadthWithDetails = 300;

    // How many may be similar questions.
    private const int BreadthOfQuestions = 100;

    private readonly Lock _writing = new();
    private readonly Catalogue _catalogue = new();
    private readonly PassageIndex _index;
    private readonly EvidenceLog _evidence = new();
    private readonly SimilarQuestions _questions = new();
    private volatile Glossary _glossary = Glossary.Empty;

    /// <summary>A finder all in memory.</summary>
    public Finder() => _index = new PassageIndex();

    /// <summary>A finder that puts what is large into the folder of the place.</summary>
    public Finder(DataFolder folder) => _index = new PassageIndex(bytes => BytesInFile.Keep(folder.Root, bytes));

    /// <summary>The words and acronyms of the place.</summary>
    public Glossary Glossary
    {
        get => _glossary;
        set => _glossary = value;
    }

    /// <summary>How many documents, whoever may see them: for staff and figures, never for a reader.</summary>
    public int Documents => _catalogue.Count;

    /// <summary>How many passages, as above.</summary>
    public int Passages => _index.Count;

    /// <summary>Adds a document, in place of what it was before; it is found as soon as this returns.</summary>
    public void Put(Findable document) => PutMany([document]);

    /// <summary>Adds many documents, which costs less than one by one. Of two with the same key the last one counts.</summary>
    public void PutMany(IEnumerable<Findable> documents) => PutMany(documents, passagesStay: false);

    /// <summary>The same where a passage says for ever the same under its number: those that are known are not read again.</summary>
    public void PutGrown(IEnumerable<Findable> documents) => PutMany(documents, passagesStay: true);

    private void PutMany(IEnumerable<Findable> documents, bool passagesStay)
    {
        lock (_writing)
            foreach (var batch in documents.Chunk(2_000))
            {
                var last = batch.GroupBy(d => d.Thing).Select(g => g.Last());
                var fresh = last.Select(d => (Number: _catalogue.NumberOf(d.Thing), Document: d)).ToList();
                var gone = fresh.SelectMany(f => PassagesLeftBy(f.Number, f.Document)).ToList();
                var come = fresh.SelectMany(f => PassagesOf(f.Number, f.Document, passagesStay)).ToList();
                foreach (var (number, document) in fresh)
                {
                    _catalogue.Put(number, document);
                    PutQuestion(number, document);
                }
                gone.ForEach(_index.Remove);
                _index.PutMany(come);
                _evidence.Replace(
                    [.. fresh.Select(f => f.Number)],
                    fresh.SelectMany(f => EvidenceOf(f.Number, f.Document))
                );
            }
    }

    /// <summary>Takes a document out, and all that it said; nothing happens when it is not there.</summary>
    public void Remove(Thing thing)
    {
        lock (_writing)
        {
            if (_catalogue.Find(thing) is not { } number || _catalogue.Take(number) is not { } card)
                return;
            _evidence.Replace([number], []);
            _questions.Remove(number);
            foreach (var passage in card.Passages)
                _index.Remove(passage);
        }
    }

    /// <summary>Once all was put in: nothing is left for the first question to put in order.</summary>
    internal void Settle() => _ = _evidence.Current;

    /// <summary>Answers a question for one reader.</summary>
    public Findings Ask(AskedQuestion asked)
    {
        var itself = asked.Itself is { } thing ? _catalogue.Find(thing) : null;
        var found = Search(asked, asked.Text, Reading.Question);
        var hits = Others(found, itself);
        return new Findings(
            PlacesOf(hits, asked.Places),
            WhoKnowsAbout(asked, hits, itself),
            SimilarTo(asked, hits, found.Corrections),
            found.Confidence,
            found.Corrections,
            found.Expanded
        );
    }

    /// <summary>Whether a reader of these scopes may find a thing.</summary>
    internal bool Shows(Thing thing, ReaderScopes scopes) =>
        _catalogue.Find(thing) is { } number && _catalogue[number] is { } card && scopes.Sees(card.Scope);

    /// <summary>The things of a kind that share tags with a thing, as far as a reader sees them, the closest first.</summary>
    internal IEnumerable<Card> KinOf(Thing thing, string kind, ReaderScopes scopes) =>
        _catalogue.KinOf(thing, kind).Where(card => scopes.Sees(card.Scope));

    private Hits Search(AskedQuestion asked, string text, Reading reading) =>
        _index.Search(
            text,
            asked.Scopes,
            new SearchOptions
            {
                Limit = Math.Max(BreadthOf(asked), asked.Places * 3),
                Reading = reading,
                AsYouType = asked.AsYouType,
                Today = DateOnly.FromDateTime(asked.Now).DayNumber,
                Glossary = _glossary,
            }
        );

    private static int BreadthOf(AskedQuestion asked) =>
        asked.People + asked.Questions == 0 ? 0
        : asked.Details.Length == 0 ? Breadth
        : BreadthWithDetails;

    private List<Place> PlacesOf(IReadOnlyList<Hit> hits, int limit) =>
        [
            .. hits.DistinctBy(h => h.Document)
                // What somebody offers says who, and leads nowhere.
                .Where(h => _catalogue[h.Document]?.Thing.Kind != Offer.Kind)
                .Select(h => PlaceOf(h, hits.Count(o => o.Document == h.Document) - 1))
                .OfType<Place>()
                .Take(limit),
        ];

    private Place? PlaceOf(Hit hit, int others) =>
        _catalogue[hit.Document] is { } card
            ? new Place(card.Thing, hit.Passage, card.Title, card.Url, card.Stage, card.CaredOn, hit.Score, others)
            : null;

    private List<Expert> WhoKnowsAbout(AskedQuestion asked, IReadOnlyList<Hit> hits, long? itself)
    {
        if (asked.People == 0)
            return [];
        var options = new WhoOptions
        {
            Limit = asked.People,
            Asker = asked.Asker,
            MayName = asked.MayName,
            OnlyWithReason = !asked.AlsoTheActive,
        };
        var knowers = WhoKnows.Rank(TopicOf(asked, hits, itself), _evidence.Current, asked.Scopes, asked.Now, options);
        return
        [
            .. knowers.Select(k => new Expert(
                k.Person,
                k.Score,
                [.. k.Behind.Select(ReasonOf).OfType<Reason>()],
                k.Times,
                k.Last
            )),
        ];
    }

    private Topic TopicOf(AskedQuestion asked, IReadOnlyList<Hit> hits, long? itself) =>
        asked.Details.Length == 0
            ? new Topic(hits)
            : new Topic(
                hits,
                Others(Search(asked, asked.Details, Reading.LongText), itself),
                Others(Search(asked, $"{asked.Text}\n{asked.Details}", Reading.OwnWords), itself)
            );

    private static IReadOnlyList<Hit> Others(Hits found, long? itself) =>
        itself is null ? found.Items : [.. found.Items.Where(h => h.Document != itself)];

    private Reason? ReasonOf(Deed deed) =>
        _catalogue[deed.Document] is { } card
            ? new Reason(card.Thing, card.Title, card.Url, card.Tags, deed.Passage, deed.Act, deed.At)
            : null;

    private List<SimilarQuestion> SimilarTo(
        AskedQuestion asked,
        IReadOnlyList<Hit> hits,
        IReadOnlyList<Correction> corrections
    )
    {
        if (asked.Questions == 0)
            return [];
        var documents = hits.Take(BreadthOfQuestions).Select(h => h.Document);
        var alike = _questions.Among(asked.Text, documents, asked.Scopes, corrections, asked.Questions);
        return
        [
            .. alike
                .Select(a => (Like: a, Card: _catalogue[a.Question]))
                .Where(a => a.Card is not null)
                .Select(a => new SimilarQuestion(
                    a.Card!.Thing,
                    a.Card.Title,
                    a.Card.Url,
                    a.Card.Accepted,
                    a.Like.Passage,
                    a.Like.Score
                )),
        ];
    }

    private IEnumerable<long> PassagesLeftBy(long number, Findable document) =>
        (_catalogue[number]?.Passages ?? []).Except(document.Sections.Select(s => s.Passage));

    private IEnumerable<Passage> PassagesOf(long number, Findable document, bool withoutKnown)
    {
        var known = withoutKnown ? _catalogue[number]?.Passages ?? [] : [];
        return document.Sections.Where(s => !known.Contains(s.Passage)).Select(s => document.PassageOf(number, s));
    }

    private void PutQuestion(long number, Findable document)
    {
        if (document.Thing.Kind != Findable.Question)
            return;
        var wordings = document.Sections.Where(s => s.Asks).Select(s => new Wording(s.Passage, s.Body));
        _questions.Put(number, document.Scope, document.Tongue, wordings.Prepend(new Wording(0, document.Title)));
    }

    private static IEnumerable<Evidence> EvidenceOf(long number, Findable document) =>
        document.Evidence.Select(p => new Evidence(p.Person, number, p.Passage, document.Scope, p.Act, p.At, p.Weight));
}
