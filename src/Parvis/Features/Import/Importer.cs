using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Import;

/// <summary>How things of this import are kept.</summary>
/// <param name="Visible">Who may read them at most.</param>
/// <param name="History">All revisions, not the newest alone.</param>
internal sealed record ImportChoices(Scope Visible, long? SpaceId = null, bool History = false);

/// <summary>
/// Carries one source into the house: in order, in acts of bounded size, what is new or changed only. While one act is
/// written the next is prepared. What is committed is remembered with it, so a killed import goes on where it was.
/// </summary>
internal sealed class Importer(
    string source,
    ImportChoices choices,
    Acts acts,
    IDbContextFactory<AppDb> contexts,
    TimeProvider clock,
    ImportReport report
)
{
    private const int MostThings = 200;
    private const int MostCharacters = 2_000_000;
    private readonly Authors authors = new(source, clock);
    private readonly HashSet<string> met = [];

    public string Source => source;
    public ImportChoices Choices => choices;
    public ImportReport Report => report;
    public Addresses Addresses { get; } = new(source);
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Begin(CancellationToken stop)
    {
        await using var db = await contexts.CreateDbContextAsync(stop);
        await authors.Load(db);
        await Addresses.Load(db);
    }

    /// <summary>Everything that the source gives out, through <paramref name="prepare"/>, into acts.</summary>
    public async Task Carry<T>(
        IEnumerable<Raw<T>> things,
        Func<IReadOnlyList<Raw<T>>, Task<Drafts>> prepare,
        Action progress,
        CancellationToken stop
    )
    {
        var writing = Task.CompletedTask;
        try
        {
            foreach (var batch in Batches(things))
            {
                stop.ThrowIfCancellationRequested();
                var drafts = await prepare(await Changed(batch, stop));
                await writing;
                progress();
                writing = Write(drafts, stop);
            }
        }
        finally
        {
            // Also when the source failed: what was on its way is committed and counted.
            await writing;
        }
    }

    /// <summary>Another name of a page; for a page that is not here, nothing.</summary>
    public async Task Redirect(IReadOnlyList<(string Key, string Title, string Target)> names, CancellationToken stop)
    {
        var missing = new List<string>();
        report.Redirects += await acts.Run(
            db =>
            {
                missing.Clear();
                return new RedirectWriter(source, Addresses, Now).Write(db, names, missing);
            },
            stop
        );
        foreach (var name in missing)
            report.LeaveOut("renvois vers une page absente", name);
    }

    private static IEnumerable<List<Raw<T>>> Batches<T>(IEnumerable<Raw<T>> things)
    {
        var batch = new List<Raw<T>>();
        var length = 0L;
        foreach (var thing in things)
        {
            if (batch.Count == MostThings || (batch.Count > 0 && length + thing.Length > MostCharacters))
            {
                yield return batch;
                (batch, length) = ([], 0);
            }
            batch.Add(thing);
            length += thing.Length;
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private async Task<IReadOnlyList<Raw<T>>> Changed<T>(List<Raw<T>> batch, CancellationToken stop)
    {
        var once = batch.Where(Once).ToList();
        var keys = once.Select(thing => thing.Key).ToList();
        await using var db = await contexts.CreateDbContextAsync(stop);
        var known = await db
            .Imported.AsNoTracking()
            .Where(row => row.Source == source && keys.Contains(row.Key))
            .Select(row => new
            {
                row.Key,
                row.Kind,
                row.Fingerprint,
            })
            .ToDictionaryAsync(row => row.Key, stop);
        var changed = new List<Raw<T>>();
        foreach (var thing in once)
        {
            if (!known.TryGetValue(thing.Key, out var row) || row.Fingerprint != thing.Fingerprint)
                changed.Add(thing);
            else
                report.Leave(row.Kind == Page.Kind ? report.Pages : report.Questions);
        }
        return changed;
    }

    private bool Once<T>(Raw<T> thing)
    {
        if (met.Add(thing.Key))
            return true;
        report.LeaveOut("déjà rencontré plus haut dans la source", $"« {thing.Key} »");
        return false;
    }

    private async Task Write(Drafts drafts, CancellationToken stop)
    {
        if (drafts.IsEmpty)
            return;
        var (pages, questions, people) = await acts.Run(
            async db =>
            {
                // Fresh on every try: a database may ask for the act to be done again.
                var pages = new PageWriter(source, choices, Addresses, Now);
                var questions = new QuestionWriter(source, choices, Now);
                var people = await authors.Of(db, NamesIn(drafts));
                await pages.Write(db, drafts.Pages, people);
                await questions.Write(db, drafts.Questions, people);
                return (pages.Outcome, questions.Outcome, people);
            },
            stop
        );
        report.People += authors.Remember(people);
        Count(pages, questions);
    }

    private static IEnumerable<string?> NamesIn(Drafts drafts) =>
        drafts
            .Pages.SelectMany(page => page.Revisions.Select(revision => revision.Author))
            .Concat(
                drafts.Questions.SelectMany(question =>
                    question.Answers.Select(answer => answer.Author).Prepend(question.Author)
                )
            );

    private void Count(PageOutcome pages, QuestionOutcome questions)
    {
        report.Pages.Added += pages.Added;
        report.Pages.Updated += pages.Updated;
        for (var i = 0; i < pages.Unchanged; i++)
            report.Leave(report.Pages);
        report.Questions.Added += questions.Added;
        report.Questions.Updated += questions.Updated;
        report.Answers += questions.Answers;
        foreach (var title in pages.Edited.Concat(questions.Edited))
            report.LeaveOut("modifiées ici depuis le dernier import", $"« {title} »");
        foreach (var title in pages.Removed.Concat(questions.Removed))
            report.LeaveOut("retirées d’ici depuis le dernier import", $"« {title} »");
    }
}
