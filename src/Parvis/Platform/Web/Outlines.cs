using Parvis.Platform.Data;
using Parvis.Platform.Text;

namespace Parvis.Platform.Web;

/// <summary>A thing that any visitor may read, as machines are told of it.</summary>
public sealed class Outlined
{
    public long Id { get; init; }

    /// <summary>Without language.</summary>
    public required string Path { get; init; }
    public required string Title { get; init; }
    public required RichText Text { get; init; }
    public DateTime PublishedAt { get; init; }
    public DateTime ChangedAt { get; init; }
    public long? AuthorId { get; init; }
}

/// <summary>The public things of a feature, for machines: sitemap and feed. Never anything that a visitor may not read.</summary>
public interface IOutline
{
    /// <summary>Its name in addresses: <c>/questions.atom</c>, <c>/plan/questions-1.xml</c>.</summary>
    string Name { get; }

    /// <summary>The title of its feed, in French.</summary>
    string Title { get; }

    IQueryable<Outlined> Things(AppDb db);
}
