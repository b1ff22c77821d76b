using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Text;

namespace Parvis.Features.Demo;

/// <summary>Puts tags on things, each made the first time that it is named.</summary>
internal sealed class DemoTags(AppDb db)
{
    private readonly Dictionary<string, Tag> tags = [];

    public async Task Put(string kind, long id, IEnumerable<string> names)
    {
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var tagging = new Tagging
            {
                Kind = kind,
                ThingId = id,
                TagId = await NumberOf(name),
            };
            db.Taggings.Add(tagging);
        }
    }

    private async Task<long> NumberOf(string name)
    {
        var slug = Slug.Of(name);
        if (!tags.TryGetValue(slug, out var tag))
        {
            tag = new Tag
            {
                Slug = slug,
                Name = name,
                SortKey = Language.Text.SortKey.Of(name),
            };
            db.Tags.Add(tag);
            tags.Add(slug, tag);
            await db.SaveChangesAsync();
        }
        return tag.Id;
    }
}
