using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>A page that looks the same to everybody who is not signed in, until something here changes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SameForVisitorsAttribute : Attribute;

/// <summary>
/// Keeps such pages as they were written, per address and language. Any change drops them all, in every process: a place
/// changes a few times an hour and is read all day. They also end when the door opens or shuts, and after ten minutes,
/// because « il y a 5 minutes » does not hold for long.
/// </summary>
public sealed class AnonymousPages(CurrentPlace place, TimeProvider clock, IEnumerable<IGetsReady> parts)
    : IOutputCachePolicy
{
    internal const string Tag = "visitors";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // Of other queries there is no end: they are answered, not kept.
    private static readonly HashSet<string> KnownQueries = ["page", "etat", "etiquette", "espace"];

    // What a page was read before is in its key: one that was begun before a change, and ended after it, is kept for nobody.
    private volatile string edition = "0";

    internal void Renew(long change) => edition = change.ToString(CultureInfo.InvariantCulture);

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var keeps =
            HttpMethods.IsGet(request.Method)
            && !Visit.Of(context.HttpContext).Reader.SignedIn
            && !request.Cookies.ContainsKey(Visit.Cookie)
            && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<SameForVisitorsAttribute>() is not null
            && request.Query.Keys.All(KnownQueries.Contains);
        context.EnableOutputCaching = keeps;
        context.AllowCacheLookup = keeps;
        // What is written while the index is still filling lacks what comes from it.
        context.AllowCacheStorage = keeps && parts.All(part => part.IsReady);
        context.AllowLocking = keeps;
        context.CacheVaryByRules.CacheKeyPrefix = edition;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
        context.Tags.Add(Tag);
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
        ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
            context.AllowCacheStorage = false;
        if (context.AllowCacheStorage)
            context.ResponseExpirationTimeSpan = UntilTheDoorTurns();
        return ValueTask.CompletedTask;
    }

    private TimeSpan UntilTheDoorTurns()
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(place.Zone);
        if (place.Hours.NextTurn(now.LocalDateTime) is not { } turn)
            return Longest;
        var left = (place.Zone.AtLeniently(turn).ToInstant() - now.ToInstant()).ToTimeSpan();
        return left < Longest ? left : Longest;
    }
}

/// <summary>Drops what is kept for visitors whenever anything changes, whoever changed it.</summary>
public sealed class DropAnonymousPages(IOutputCacheStore store, AnonymousPages pages) : IFollowsChanges
{
    public async Task Follow(AppDb db, IReadOnlyList<Change> changes)
    {
        pages.Renew(changes[^1].Number);
        await store.EvictByTagAsync(AnonymousPages.Tag, CancellationToken.None);
    }
}
