using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <param name="Path">Without language.</param>
public sealed record OutlineEntry(string Path, DateTime ChangedAt);

/// <summary>An entry of a feed.</summary>
/// <param name="Html">Clean HTML.</param>
public sealed record FeedEntry(
    string Path,
    string Title,
    string Html,
    DateTime PublishedAt,
    DateTime ChangedAt,
    Byline By
);

/// <summary>The public things of a feature, for machines: sitemap and feed. Never anything that a visitor may not read.</summary>
public interface IOutline
{
    /// <summary>Its name in addresses: <c>/questions.atom</c>, <c>/plan/questions-1.xml</c>.</summary>
    string Name { get; }

    /// <summary>The title of its feed, in French.</summary>
    string Title { get; }

    Task<int> Count(AppDb db, CancellationToken cancellation);

    /// <summary>Its addresses in a stable order, from <paramref name="skip"/> on.</summary>
    Task<IReadOnlyList<OutlineEntry>> Entries(AppDb db, int skip, int most, CancellationToken cancellation);

    /// <summary>The newest things, newest first.</summary>
    Task<IReadOnlyList<FeedEntry>> Newest(AppDb db, int most, CancellationToken cancellation);
}
