using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Platform.Finding;

/// <summary>Tags by their slugs: « Atelier » and « atelier » are one.</summary>
internal static class Labels
{
    /// <summary>Puts these tags on things; those they already carry, and those given here, stay.</summary>
    public static async Task Put(AppDb db, string kind, IReadOnlyList<(long Id, IReadOnlyList<string> Names)> things)
    {
        var wanted = things
            .SelectMany(thing => thing.Names.Select(name => (thing.Id, Name: Clean(name), Slug: SlugOf(name))))
            .Where(tag => tag.Name.Length > 0)
            .DistinctBy(tag => (tag.Id, tag.Slug))
            .ToList();
        if (wanted.Count == 0)
            return;
        var slugs = wanted.Select(tag => tag.Slug).Distinct().ToList();
        var tags = await db.Tags.Where(tag => slugs.Contains(tag.Slug)).ToDictionaryAsync(tag => tag.Slug);
        foreach (var (_, name, slug) in wanted.Where(tag => !tags.ContainsKey(tag.Slug)).DistinctBy(tag => tag.Slug))
        {
            tags[slug] = new Tag
            {
                Slug = slug,
                Name = name,
                SortKey = Words.Fit(SortKey.Of(name), Tag.NameLength * 2),
            };
            db.Tags.Add(tags[slug]);
        }
        await db.SaveChangesAsync();
        var ids = things.Select(thing => thing.Id).ToList();
        var there = await db
            .Taggings.Where(tagging => tagging.Kind == kind && ids.Contains(tagging.ThingId))
            .Select(tagging => new { tagging.ThingId, tagging.TagId })
            .ToListAsync();
        var carried = there.Select(row => (row.ThingId, row.TagId)).ToHashSet();
        foreach (var (id, _, slug) in wanted.Where(tag => !carried.Contains((tag.Id, tags[tag.Slug].Id))))
        {
            db.Taggings.Add(
                new Tagging
                {
                    Kind = kind,
                    ThingId = id,
                    TagId = tags[slug].Id,
                }
            );
        }
    }

    /// <summary>Puts these tags on a thing and takes all others off.</summary>
    public static async Task Replace(AppDb db, string kind, long id, IReadOnlyList<string> names)
    {
        await Put(db, kind, [(id, names)]);
        await db.SaveChangesAsync();
        var slugs = names.Select(SlugOf).ToList();
        await db.Taggings.Of(kind, id).Where(tagging => !slugs.Contains(tagging.Tag!.Slug)).ExecuteDeleteAsync();
    }

    private static string Clean(string name) => Words.Fit(name.Trim(), Tag.NameLength).Trim();

    /// <summary>What tells a tag from another.</summary>
    public static string SlugOf(string name) => Slug.Of(Clean(name), "autre");
}
