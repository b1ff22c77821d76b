using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Platform.Mail;

/// <summary>A mail on its way out, or gone. Its body is kept until it has left, and for staff a while after.</summary>
public sealed class OutgoingMail
{
    public const int SubjectLength = 500;
    public static readonly TimeSpan KeptAtMost = TimeSpan.FromDays(30);

    public long Id { get; init; }

    /// <summary>What the mail is for, such as <c>sign-in-link</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Stable over retries, so that a second copy is recognised as the same mail.</summary>
    public required string MessageId { get; init; }

    public long? PersonId { get; init; }
    public required string To { get; init; }
    public string ToName { get; init; } = "";
    public required string Subject { get; init; }
    public required string Text { get; set; }
    public required string Html { get; set; }

    /// <summary>It opens a door: nobody but its reader sees its body.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The thing whose words are in it, as <c>answer:34</c>; null when it carries nobody's.</summary>
    public string? Carries { get; init; }

    /// <summary>Since when that thing is hidden: the mail does not leave, and nobody reads it.</summary>
    public DateTime? HeldAt { get; set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When the last attempt began: committed before the call, so that a crash leaves a trace.</summary>
    public DateTime? TriedAt { get; set; }

    /// <summary>Since it was written or last tried again by hand.</summary>
    public int Attempts { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>Given up: staff sees why and may have it tried again.</summary>
    public DateTime? FailedAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>Set where the row goes once the mail has left, and at this moment in any case.</summary>
    public DateTime? ForgetAt { get; init; }

    /// <summary>Says that an attempt begins now.</summary>
    public void Try(DateTime now)
    {
        TriedAt = now;
        Attempts++;
    }

    public void Sent(DateTime now, bool keepBody)
    {
        SentAt = now;
        LastError = null;
        if (!keepBody)
            ForgetBody();
    }

    /// <summary>The attempt failed; after the last one, or when no other can do better, the mail is given up.</summary>
    public void Fail(string reason, bool forGood, DateTime now)
    {
        LastError = reason.Length > 2000 ? reason[..2000] : reason;
        if (forGood || Attempts >= Job.MostAttempts)
            FailedAt = now;
    }

    /// <summary>Sends it once more, unless it has left or is on its way already.</summary>
    public bool TryAgain(AppDb db, DateTime now)
    {
        if (SentAt is not null || FailedAt is null || HeldAt is not null)
            return false;
        FailedAt = null;
        Attempts = 0;
        db.Enqueue(new SendMail(Id), now);
        return true;
    }

    public void ForgetBody() => Text = Html = "";

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> mail)
        {
            mail.Property(row => row.Kind).HasMaxLength(40);
            mail.Property(row => row.MessageId).HasMaxLength(200);
            mail.Property(row => row.To).HasMaxLength(254);
            mail.Property(row => row.ToName).HasMaxLength(200);
            mail.Property(row => row.Subject).HasMaxLength(SubjectLength);
            mail.Property(row => row.LastError).HasMaxLength(2000);
            mail.Property(row => row.Carries).HasMaxLength(64);
            mail.HasIndex(row => row.Carries);
            mail.HasIndex(row => row.MessageId).IsUnique();
            mail.HasIndex(row => row.SentAt);
        }
    }
}

public static class MailQueries
{
    extension(AppDb db)
    {
        public DbSet<OutgoingMail> OutgoingMails => db.Set<OutgoingMail>();
    }

    /// <summary>Hands a mail over in this act: it leaves exactly if the act is committed.</summary>
    /// <param name="carries">The thing whose words are in it: while that is hidden, the mail waits.</param>
    public static async Task Send(this AppDb db, ComposedMail composed, DateTime now, Thing? carries = null)
    {
        var (mail, messageId, subject, text, html) = composed;
        var row = new OutgoingMail
        {
            Kind = mail.Kind,
            MessageId = messageId,
            PersonId = mail.PersonId,
            To = mail.To,
            ToName = mail.ToName,
            Subject = subject.Length > OutgoingMail.SubjectLength ? subject[..OutgoingMail.SubjectLength] : subject,
            Text = text,
            Html = html,
            IsSecret = mail.IsSecret,
            Carries = carries?.ToString(),
            CreatedAt = now,
            ForgetAt = mail.LeavesNoTrace ? now + OutgoingMail.KeptAtMost : null,
        };
        db.OutgoingMails.Add(row);
        // The job needs its number.
        await db.SaveChangesAsync();
        db.Enqueue(new SendMail(row.Id), now);
    }
}
