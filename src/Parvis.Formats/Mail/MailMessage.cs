namespace Parvis.Formats.Mail;

/// <summary>A mail to be written, with a text and, where there is one, the same as HTML.</summary>
public sealed record MailMessage
{
    public required Mailbox From { get; init; }
    public required Mailbox To { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Date { get; init; }

    /// <summary>As <c>local@domain</c>, without its brackets; the same at every attempt to send.</summary>
    public required string MessageId { get; init; }

    public required string Text { get; init; }
    public string? Html { get; init; }

    /// <summary>Written by a program: automatic answers stay away (RFC 3834, section 5).</summary>
    public bool Automatic { get; init; } = true;

    /// <summary>True when an address is beyond ASCII, so that the way to it must know SMTPUTF8 (RFC 6531).</summary>
    public bool NeedsUtf8 => !System.Text.Ascii.IsValid(From.Address) || !System.Text.Ascii.IsValid(To.Address);
}
