using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Notices;

/// <summary>What is wrong with a text, as whoever reports it chooses.</summary>
public enum Wrong
{
    Illegal,
    Privacy,
    Hurtful,
    Spam,
    Dangerous,
    Other,
}

/// <summary>What became of a notice.</summary>
public enum Outcome
{
    Hidden,
    Restored,
    Dismissed,
}

/// <summary>
/// That somebody reported a text: which, why, in good faith. The name and the address are theirs to give; they are erased a year
/// after the decision.
/// </summary>
public sealed class Notice
{
    public const string ThingKind = "notice";
    public const int LongestText = 5_000;

    public long Id { get; init; }

    /// <summary>The kind and the number of what is reported.</summary>
    public required string Kind { get; init; }
    public long ThingId { get; init; }
    public Wrong Wrong { get; init; }
    public required string Text { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>Who reported it, when signed in.</summary>
    public long? PersonId { get; set; }
    public Tongue Tongue { get; init; }
    public DateTime At { get; init; }

    /// <summary>The same words by the same hand on the same day are one notice.</summary>
    public required string Fingerprint { get; init; }

    public Outcome? Outcome { get; private set; }
    public DateTime? SettledAt { get; private set; }
    public long? SettledById { get; private set; }

    /// <summary>Why it was decided so, in words for whoever reported and whoever wrote.</summary>
    public string Decision { get; private set; } = "";

    /// <summary>When whoever reported it was told by mail how it stands.</summary>
    public DateTime? ToldAt { get; set; }

    public Thing Reported => new(Kind, ThingId);
    public bool IsOpen => SettledAt is null;

    public static Notice Of(
        Thing thing,
        Wrong wrong,
        string text,
        string? name,
        string? email,
        Reader reader,
        Tongue tongue,
        DateTime at
    ) =>
        new()
        {
            Kind = thing.Kind,
            ThingId = thing.Id,
            Wrong = wrong,
            Text = text,
            Name = name,
            Email = email,
            PersonId = reader.PersonId,
            Tongue = tongue,
            At = at,
            Fingerprint = FingerprintOf(thing, $"{wrong}", text, name, email, $"{reader.PersonId}", $"{at:yyyyMMdd}"),
        };

    /// <summary>Decides; to decide the same again changes nothing.</summary>
    public bool Settle(Outcome outcome, long? byId, string decision, DateTime at)
    {
        if (Outcome == outcome)
            return false;
        (Outcome, SettledById, Decision, SettledAt) = (outcome, byId, decision, at);
        ToldAt = null;
        return true;
    }

    /// <summary>Takes a decision back: it waits again.</summary>
    public void Reopen()
    {
        (Outcome, SettledById, Decision, SettledAt) = (null, null, "", null);
    }

    private static string FingerprintOf(Thing thing, params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{thing}\n{string.Join('\n', parts)}")));

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.Property(row => row.Kind).HasMaxLength(32);
            notice.Property(row => row.Name).HasMaxLength(Person.NameLength);
            notice.Property(row => row.Email).HasMaxLength(Address.Length);
            notice.Property(row => row.Fingerprint).HasMaxLength(64);
            notice.Property(row => row.Decision).HasMaxLength(Platform.Hiding.Hidden.ReasonLength);
            notice.Ignore(row => row.Reported);
            notice.HasIndex(row => row.Fingerprint).IsUnique();
            notice.HasIndex(row => new { row.Kind, row.ThingId });
            notice.HasIndex(row => row.SettledAt);
        }
    }
}

public static class NoticeQueries
{
    extension(AppDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();
    }

    public static IQueryable<Notice> About(this IQueryable<Notice> notices, Thing thing) =>
        notices.Where(notice => notice.Kind == thing.Kind && notice.ThingId == thing.Id);
}
