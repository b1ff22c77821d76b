using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parvis.Formats.Mail;

/// <summary>
/// Writes a mail as the bytes that travel and that an <c>.eml</c> file holds: RFC 5322 fields, a text and its HTML as
/// <c>multipart/alternative</c> (RFC 2046, section 5.1.4). The same message always gives the same bytes.
/// </summary>
public static class MailWriter
{
    /// <summary>The mail, its lines ended by CRLF and at most 78 characters long unless an address is longer.</summary>
    /// <exception cref="ArgumentException">An address or the message's own name is malformed.</exception>
    public static byte[] Write(MailMessage message)
    {
        if (!MailAddress.IsValid(message.MessageId) || !Ascii.IsValid(message.MessageId))
            throw new ArgumentException("Not a message's name.", nameof(message));
        var mail = new StringBuilder();
        mail.Append("Date: ").Append(DateOf(message.Date)).Append("\r\n");
        mail.Append(HeaderText.Of("From", message.From));
        mail.Append(HeaderText.Of("To", message.To));
        mail.Append(HeaderText.Unstructured("Subject", message.Subject));
        // Folded: a name and its brackets may be as long as a line.
        mail.Append("Message-ID:\r\n <").Append(message.MessageId).Append(">\r\n");
        if (message.Automatic)
            mail.Append("Auto-Submitted: auto-generated\r\n");
        mail.Append("MIME-Version: 1.0\r\n");
        AppendBody(mail, message);
        return Encoding.UTF8.GetBytes(mail.ToString());
    }

    private static void AppendBody(StringBuilder mail, MailMessage message)
    {
        if (message.Html is not { } html)
        {
            AppendPart(mail, "plain", message.Text);
            return;
        }
        // Quoted-printable never writes "=_", so no content can look like the boundary.
        var boundary =
            "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(message.MessageId)))[..32];
        mail.Append("Content-Type: multipart/alternative;\r\n boundary=\"").Append(boundary).Append("\"\r\n\r\n");
        mail.Append("--").Append(boundary).Append("\r\n");
        AppendPart(mail, "plain", message.Text);
        mail.Append("\r\n--").Append(boundary).Append("\r\n");
        AppendPart(mail, "html", html);
        mail.Append("\r\n--").Append(boundary).Append("--\r\n");
    }

    private static void AppendPart(StringBuilder mail, string kind, string text) =>
        mail.Append("Content-Type: text/")
            .Append(kind)
            .Append("; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
            .Append(QuotedPrintable.Encode(text));

    private static string DateOf(DateTimeOffset date) =>
        date.ToUniversalTime().ToString("ddd, dd MMM yyyy HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture);
}
