using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary>
/// Which page of a source lives at which address of the garden, known before any text is converted, so that links lead
/// to pages that come later in the source, or in a later import.
/// </summary>
internal sealed class Addresses(string source)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, string> slugs = [];
    private readonly HashSet<string> taken = [];

    public async Task Load(AppDb db)
    {
        taken.UnionWith(await db.Pages.Select(page => page.Slug).ToListAsync());
        taken.UnionWith(await db.PageRedirects.Select(redirect => redirect.Slug).ToListAsync());
        var pages = db.Pages;
        var rows = await db
            .Imported.AsNoTracking()
            .Where(row => row.Source == source && (row.Kind == Page.Kind || row.Kind == Imported.Awaited))
            .Select(row => new
            {
                row.Key,
                Slug = row.Promised
                    ?? pages.Where(page => page.Id == row.ThingId).Select(page => page.Slug).FirstOrDefault(),
            })
            .ToListAsync();
        foreach (var row in rows.Where(row => row.Slug is not null))
        {
            slugs[row.Key] = row.Slug!;
            taken.Add(row.Slug!);
        }
    }

    /// <summary>The slug of a page by its key: the one it has or was promised, else the first free one for its title.</summary>
    public string Of(string key, string title)
    {
        lock (turn)
        {
            if (!slugs.TryGetValue(key, out var slug))
                slugs[key] = slug = Free(title);
            return slug;
        }
    }

    /// <summary>The slug of a page that is here or coming, else null.</summary>
    public string? Find(string key)
    {
        lock (turn)
            return slugs.GetValueOrDefault(key);
    }

    /// <summary>Another slug, for a page whose own was taken by somebody meanwhile.</summary>
    public string Another(string title)
    {
        lock (turn)
            return Free(title);
    }

    /// <summary>The slug of another name of a page; null when it is taken, most often because it only differs by an accent.</summary>
    public string? OfRedirect(string title)
    {
        lock (turn)
            return Slug.Of(title) is var slug && taken.Add(slug) ? slug : null;
    }

    private string Free(string title)
    {
        var slug = Slug.Of(title);
        var free = slug;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{slug}-{number}";
        return free;
    }
}
