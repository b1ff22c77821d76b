using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Features.Garden;

/// <summary>Addresses of pages: each its own, and the ones they had before still lead to them.</summary>
internal static class PageSlugs
{
    /// <summary>
    /// An address for this title that no other page has or had. Of a page out of sight nothing is said: the address only gets a
    /// number.
    /// </summary>
    public static async Task<string> Free(AppDb db, string title, long pageId)
    {
        var slug = Slug.Of(title);
        var taken = await db
            .Pages.Where(page => page.Slug.StartsWith(slug) && page.Id != pageId)
            .Select(page => page.Slug)
            .Union(
                db.PageRedirects.Where(one => one.Slug.StartsWith(slug) && one.PageId != pageId).Select(one => one.Slug)
            )
            .ToListAsync();
        // The list of what to tend stands there.
        if (slug is "a-soigner" or "a-semer")
            taken.Add(slug);
        return taken.Contains(slug)
            ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{slug}-{n}").First(one => !taken.Contains(one))
            : slug;
    }

    /// <summary>Gives a page the address of its title; the old one leads there. The glossary keeps its own.</summary>
    public static async Task Follow(AppDb act, Page page, string title)
    {
        if (page.Slug == GlossaryWords.Slug || title == page.Title)
            return;
        var slug = await Free(act, title, page.Id);
        if (slug == page.Slug)
            return;
        await act.PageRedirects.Where(one => one.Slug == slug).ExecuteDeleteAsync();
        act.PageRedirects.Add(new PageRedirect { Slug = page.Slug, PageId = page.Id });
        page.Slug = slug;
    }
}
