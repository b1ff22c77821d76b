using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Platform.Data;

namespace Parvis.Features.Import;

/// <summary>Writes other names of pages in one act, once their pages are there.</summary>
internal sealed class RedirectWriter(string source, Addresses addresses, DateTime now)
{
    /// <summary>Returns how many were added; titles whose page is not here go to <paramref name="missing"/>.</summary>
    public async Task<int> Write(
        AppDb db,
        IReadOnlyList<(string Key, string Title, string Target)> names,
        List<string> missing
    )
    {
        var keys = names.Select(name => name.Key).Concat(names.Select(name => name.Target)).Distinct().ToList();
        var rows = await db
            .Imported.Where(row => row.Source == source && keys.Contains(row.Key))
            .ToDictionaryAsync(row => row.Key);
        var added = 0;
        foreach (var (key, title, target) in names)
        {
            if (rows.GetValueOrDefault(target) is not { Kind: Page.Kind } page)
                missing.Add($"« {title} »");
            else if (rows.GetValueOrDefault(key) is not { } row || row.Kind == Imported.Awaited)
                added += Add(db, key, title, page.ThingId, rows.GetValueOrDefault(key));
        }
        return added;
    }

    private int Add(AppDb db, string key, string title, long page, Imported? row)
    {
        // Where links to it already lead, else an address of its own; none when it only differs by a capital.
        var slug = row?.Promised ?? addresses.OfRedirect(title);
        if (row is null)
        {
            row = new Imported
            {
                Source = source,
                Key = key,
                Kind = Imported.Redirect,
                Fingerprint = "",
            };
            db.Imported.Add(row);
        }
        row.Kind = Imported.Redirect;
        row.Promised = null;
        row.ThingId = page;
        row.At = now;
        if (slug is null)
            return 0;
        db.PageRedirects.Add(new PageRedirect { Slug = slug, PageId = page });
        db.Touch(new Thing(Page.Kind, page));
        return 1;
    }
}
