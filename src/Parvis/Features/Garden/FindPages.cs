using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden.Provenance;
using Parvis.Language.Experts;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden;

/// <summary>
/// Pages as they are found: section by section; whoever wrote or looks after one showed that they know, and so did those from
/// whose answers it was harvested.
/// </summary>
public sealed class FindPages : IFindable
{
    public string Kind => Page.Kind;

    public async Task<IReadOnlyList<Description>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var pages = await db
            .Pages.AsNoTracking()
            .Where(page => ids.Contains(page.Id) && page.Scope != Scope.Hidden)
            .ToListAsync();
        var written = await db
            .Revisions.Where(revision => ids.Contains(revision.PageId) && revision.AuthorId != null)
            .GroupBy(revision => new { revision.PageId, revision.AuthorId })
            .Select(group => new Work(group.Key.PageId, group.Key.AuthorId!.Value, group.Max(revision => revision.At)))
            .ToListAsync();
        var kept = await db
            .PageGardeners.Where(gardener => ids.Contains(gardener.PageId))
            .Select(gardener => new Work(gardener.PageId, gardener.PersonId, gardener.Since))
            .ToListAsync();
        var harvested = await db
            .BlockSources.Where(source => ids.Contains(source.PageId) && source.AuthorId != null)
            .GroupBy(source => new { source.PageId, source.AuthorId })
            .Select(group => new Work(group.Key.PageId, group.Key.AuthorId!.Value, group.Max(source => source.At)))
            .ToListAsync();
        var tags = await db.Taggings.NamesFor(Kind, ids);
        var helped = await db.Helped.TimesFor(Kind, ids);
        var works = written.Concat(kept).Concat(harvested).ToLookup(work => work.PageId);
        return
        [
            .. pages.Select(page =>
                Describe(page, works[page.Id], tags[page.Id], Helped.Weight(helped.GetValueOrDefault(page.Id)))
            ),
        ];
    }

    private sealed record Work(long PageId, long PersonId, DateTime At);

    private static Description Describe(Page page, IEnumerable<Work> works, IEnumerable<string> tags, double weight)
    {
        var sections = Markdown
            .SectionsOf(page.Text)
            .Select(section => new DescribedPassage(
                string.Join(" › ", section.Path),
                section.Anchor,
                section.Text,
                page.ChangedAt
            ))
            .ToList();
        return new Description(page.Id, page.Title, page.Path, page.Scope, page.ChangedAt)
        {
            Tongue = page.Tongue,
            Tags = [.. tags],
            Stage = (int)page.Stage + 1,
            CaredOn = page.CaredAt is { } at ? DateOnly.FromDateTime(at) : null,
            // A page that is only a title is found by it.
            Passages = sections.Count > 0 ? sections : [new DescribedPassage("", "", "", page.ChangedAt)],
            Evidence =
            [
                .. works
                    .GroupBy(work => work.PersonId)
                    .Select(work => new DescribedProof(work.Key, null, Act.Wrote, work.Max(one => one.At), weight)),
            ],
        };
    }
}
