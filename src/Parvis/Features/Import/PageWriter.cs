using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>
/// Writes pages of a source in one act: new ones, new revisions of those whose source changed. A page that somebody
/// edited or removed here is left alone and said so. Safe to repeat: nothing outside the act is changed.
/// </summary>
internal sealed class PageWriter(string source, ImportChoices choices, Addresses addresses, DateTime now)
{
    private readonly List<(Page Page, PageDraft Draft, Imported Row)> written = [];

    public PageOutcome Outcome { get; } = new();

    public async Task Write(AppDb db, IReadOnlyList<PageDraft> drafts, Authors.People people)
    {
        if (drafts.Count == 0)
            return;
        var keys = drafts.Select(draft => draft.Key).ToList();
        var rows = await db
            .Imported.Where(row => row.Source == source && keys.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key);
        var ids = rows.Values.Where(row => row.Kind == Page.Kind).Select(row => row.ThingId).ToList();
        var pages = await db.Pages.Where(page => ids.Contains(page.Id)).ToDictionaryAsync(page => page.Id);
        var fresh = drafts.Where(draft => rows.GetValueOrDefault(draft.Key)?.Kind != Page.Kind).ToList();
        var taken = await Taken(db, fresh);
        foreach (var draft in fresh)
            Add(db, draft, rows.GetValueOrDefault(draft.Key), taken, people);
        await db.SaveChangesAsync();
        foreach (var (page, draft, row) in written)
        {
            row.ThingId = page.Id;
            db.Revisions.AddRange(
                draft.Revisions.Select((revision, i) => RevisionOf(page.Id, i + 1, revision, people))
            );
        }
        var known = await RevisionsOf(db, ids);
        foreach (var draft in drafts.Except(fresh))
            await Update(db, draft, rows[draft.Key], pages.GetValueOrDefault(rows[draft.Key].ThingId), known, people);
        await Labels.Put(db, Page.Kind, [.. written.Select(item => (item.Page.Id, item.Draft.Tags))]);
        await Await(db, drafts);
    }

    private static async Task<ILookup<long, DateTime>> RevisionsOf(AppDb db, List<long> pages)
    {
        if (pages.Count == 0)
            return Array.Empty<long>().ToLookup(id => id, _ => default(DateTime));
        var rows = await db
            .Revisions.Where(revision => pages.Contains(revision.PageId))
            .Select(revision => new { revision.PageId, revision.At })
            .ToListAsync();
        return rows.ToLookup(row => row.PageId, row => row.At);
    }

    // Somebody may have taken the address since the import began.
    private static async Task<HashSet<string>> Taken(AppDb db, List<PageDraft> fresh)
    {
        var slugs = fresh.Select(draft => draft.Slug).ToList();
        var pages = await db.Pages.Where(page => slugs.Contains(page.Slug)).Select(page => page.Slug).ToListAsync();
        var redirects = await db
            .PageRedirects.Where(redirect => slugs.Contains(redirect.Slug))
            .Select(redirect => redirect.Slug)
            .ToListAsync();
        return [.. pages, .. redirects];
    }

    private void Add(AppDb db, PageDraft draft, Imported? row, HashSet<string> taken, Authors.People people)
    {
        var page = new Page
        {
            Slug = taken.Contains(draft.Slug) ? addresses.Another(draft.Title) : draft.Slug,
            Title = draft.Title,
            SortKey = SortKey.Of(draft.Title),
            Text = draft.Text,
            Stage = draft.Stage,
            CaredAt = draft.Newest.At,
            CaredById = people[draft.Newest.Author],
            Scope = draft.Scope,
            SpaceId = choices.SpaceId,
            Tongue = draft.Tongue,
            CreatedAt = draft.CreatedAt,
            ChangedAt = draft.Newest.At,
            Version = draft.Revisions.Count,
        };
        db.Pages.Add(page);
        row ??= db
            .Imported.Add(
                new Imported
                {
                    Source = source,
                    Key = draft.Key,
                    Kind = Page.Kind,
                    Fingerprint = draft.Fingerprint,
                }
            )
            .Entity;
        row.Kind = Page.Kind;
        row.Promised = null;
        Mark(row, draft);
        written.Add((page, draft, row));
        Outcome.Added++;
    }

    private async Task Update(
        AppDb db,
        PageDraft draft,
        Imported row,
        Page? page,
        ILookup<long, DateTime> known,
        Authors.People people
    )
    {
        if (page is null)
        {
            Outcome.Removed.Add(draft.Title);
            return;
        }
        if (Fingerprints.Of(page.Title, page.Text.Markdown) != row.Written)
        {
            Outcome.Edited.Add(draft.Title);
            return;
        }
        var stored = known[page.Id].ToList();
        var whole = choices.History && draft.Revisions.Count > stored.Count;
        var same = row.Written == draft.Written;
        Mark(row, draft);
        if (same && !whole)
        {
            Outcome.Unchanged++;
            return;
        }
        var first = 1;
        // The whole history of a page that nobody touched here takes the place of the part that was known.
        if (whole)
            await db.Revisions.Where(revision => revision.PageId == page.Id).ExecuteDeleteAsync();
        else
            first = page.Version + 1;
        IReadOnlyList<RevisionDraft> later = whole ? draft.Revisions : Later(draft, stored);
        db.Revisions.AddRange(later.Select((revision, i) => RevisionOf(page.Id, first + i, revision, people)));
        Renew(page, draft, first + later.Count - 1, people);
        written.Add((page, draft, row));
        Outcome.Updated++;
    }

    private static List<RevisionDraft> Later(PageDraft draft, List<DateTime> stored)
    {
        var later = draft.Revisions.Where(revision => revision.At > stored.Max()).ToList();
        return later.Count > 0 ? later : [draft.Newest];
    }

    private static void Renew(Page page, PageDraft draft, int version, Authors.People people)
    {
        page.Title = draft.Title;
        page.SortKey = SortKey.Of(draft.Title);
        page.Text = draft.Text;
        page.Tongue = draft.Tongue;
        page.ChangedAt = draft.Newest.At;
        page.CaredAt = draft.Newest.At;
        page.CaredById = people[draft.Newest.Author];
        page.Version = version;
    }

    private void Mark(Imported row, PageDraft draft)
    {
        row.Fingerprint = draft.Fingerprint;
        row.Written = draft.Written;
        row.At = now;
    }

    private async Task Await(AppDb db, IReadOnlyList<PageDraft> drafts)
    {
        var awaited = drafts.SelectMany(draft => draft.Awaited).DistinctBy(page => page.Key).ToList();
        if (awaited.Count == 0)
            return;
        await db.SaveChangesAsync();
        var keys = awaited.Select(page => page.Key).ToList();
        var there = await db
            .Imported.Where(row => row.Source == source && keys.Contains(row.Key))
            .Select(row => row.Key)
            .ToListAsync();
        foreach (var (key, slug) in awaited.Where(page => !there.Contains(page.Key)))
        {
            db.Imported.Add(
                new Imported
                {
                    Source = source,
                    Key = key,
                    Kind = Imported.Awaited,
                    Fingerprint = "",
                    Promised = slug,
                    At = now,
                }
            );
        }
    }

    private static Revision RevisionOf(long page, int number, RevisionDraft draft, Authors.People people) =>
        new()
        {
            PageId = page,
            Number = number,
            Title = draft.Title,
            Markdown = draft.Markdown,
            AuthorId = people[draft.Author],
            At = draft.At,
            Comment = Words.Fit(draft.Comment, 500),
        };
}

/// <summary>What became of the pages of one act.</summary>
internal sealed class PageOutcome
{
    public int Added { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public List<string> Edited { get; } = [];
    public List<string> Removed { get; } = [];
}
