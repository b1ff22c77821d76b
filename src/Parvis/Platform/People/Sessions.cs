using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

/// <summary>
/// Who is behind a session cookie. A session is a row; its reader is remembered for a few seconds, and forgotten at once when
/// something about accounts, persons or spaces changes.
/// </summary>
public sealed class Sessions(IDbContextFactory<AppDb> contexts, Acts acts, TimeProvider clock) : IFollowsChanges
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromHours(1);
    private const int MostRemembered = 10_000;
    private readonly ConcurrentDictionary<string, (Reader Reader, DateTime Until)> memory = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Opens a session in this act and returns the token for the cookie, which is stored nowhere.</summary>
    public string Open(AppDb db, Account account, string browser)
    {
        var token = Token.New();
        db.Sessions.Add(
            new Session
            {
                AccountId = account.Id,
                TokenHash = Token.Hash(token),
                Browser = browser.Length > 200 ? browser[..200] : browser,
                CreatedAt = Now,
                SeenAt = Now,
                ExpiresAt = Now + Session.Lasts,
            }
        );
        return token;
    }

    /// <summary>The reader whose cookie holds this token; anonymous when the session is over or never was.</summary>
    public async Task<Reader> ReaderOf(string token, CancellationToken cancellation)
    {
        var hash = Token.Hash(token);
        if (memory.TryGetValue(hash, out var known) && known.Until > Now)
            return known.Reader;
        var reader = await Load(hash, cancellation);
        if (memory.Count > MostRemembered)
            memory.Clear();
        memory[hash] = (reader, Now + Remembered);
        return reader;
    }

    /// <summary>Ends the session of this token.</summary>
    public async Task Close(string token)
    {
        var hash = Token.Hash(token);
        await acts.Run(async db =>
        {
            var session = await db.Sessions.SingleOrDefaultAsync(session => session.TokenHash == hash);
            if (session is { EndedAt: null })
                session.EndedAt = Now;
        });
        memory.TryRemove(hash, out _);
    }

    /// <summary>Forgets what is remembered: the next request reads the rows.</summary>
    public void Forget() => memory.Clear();

    public Task Follow(AppDb db, IReadOnlyList<Change> changes)
    {
        if (changes.Any(change => change.Kind is Account.Kind or Person.Kind or Space.Kind))
            Forget();
        return Task.CompletedTask;
    }

    private async Task<Reader> Load(string hash, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var now = Now;
        var found = await db
            .Sessions.AsNoTracking()
            .LiveAt(now)
            .Where(session => session.TokenHash == hash)
            .Select(session => new
            {
                session.Id,
                session.SeenAt,
                session.AccountId,
                session.Account!.Role,
                session.Account.PersonId,
                session.Account.Person!.Name,
            })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
            return Reader.Anonymous;
        var spaces = await db
            .SpaceMembers.At(now)
            .Where(member => member.PersonId == found.PersonId)
            .Select(member => member.SpaceId)
            .ToListAsync(cancellation);
        if (now - found.SeenAt > SeenEvery)
            await Refresh(found.Id, now);
        return new Reader
        {
            AccountId = found.AccountId,
            PersonId = found.PersonId,
            Name = found.Name,
            Role = found.Role,
            Spaces = spaces,
        };
    }

    private Task Refresh(long sessionId, DateTime now) =>
        acts.Run(async db =>
        {
            var session = await db.Sessions.SingleAsync(session => session.Id == sessionId);
            session.SeenAt = now;
            session.ExpiresAt = now + Session.Lasts;
        });
}
