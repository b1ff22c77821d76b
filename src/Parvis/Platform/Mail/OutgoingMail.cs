using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Parvis.Platform.Data;

namespace Parvis.Platform.Mail;

/// <summary>A mail on its way out, or gone. Its body is kept until it has left, and for staff a while after.</summary>
public sealed class OutgoingMail
{
    public long Id { get; init; }

    /// <summary>What the mail is for, such as <c>sign-in-link</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Stable over retries, so that a second copy is recognised as the same mail.</summary>
    public required string MessageId { get; init; }

    public long? PersonId { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }
    public DateTime CreatedAt { get; init; }

    /// <summary>When the last attempt began: committed before the call, so that a crash leaves a trace.</summary>
    public DateTime? TriedAt { get; set; }

    public DateTime? SentAt { get; set; }
    public string? LastError { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> mail)
        {
            mail.Property(row => row.Kind).HasMaxLength(40);
            mail.Property(row => row.MessageId).HasMaxLength(200);
            mail.Property(row => row.To).HasMaxLength(254);
            mail.Property(row => row.Subject).HasMaxLength(500);
            mail.Property(row => row.LastError).HasMaxLength(2000);
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
}
