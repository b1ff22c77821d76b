using System.Text;

namespace Parvis.Formats.Mail;

/// <summary>
/// Values of header fields: folded (RFC 5322, section 2.2.3), beyond ASCII as encoded-words (RFC 2047), and never with a
/// line end of their own, so nobody can add a field by writing one into a subject or a name.
/// </summary>
public static class HeaderText
{
    private const int Line = 76;
    private const int LongestWord = 75;
    private const string Opening = "=?utf-8?B?";
    private const string Closing = "?=";
    private const string Fold = "\r\n ";

    /// <summary>A field such as <c>Subject</c>: its name, its value, its line end.</summary>
    public static string Unstructured(string name, string value)
    {
        var clean = Clean(value);
        var head = name + ": ";
        return head
            + (FitsPlain(clean, head.Length) ? FoldAtSpaces(clean, head.Length) : Encode(clean, head.Length))
            + "\r\n";
    }

    /// <summary>A field with one mailbox, such as <c>From</c>.</summary>
    /// <exception cref="ArgumentException">The address is not one (<see cref="MailAddress.IsValid"/>).</exception>
    public static string Of(string name, Mailbox mailbox)
    {
        if (!MailAddress.IsValid(mailbox.Address))
            throw new ArgumentException("Not a mail address.", nameof(mailbox));
        var head = name + ": ";
        var phrase = Clean(mailbox.Name);
        if (phrase.Length == 0)
            return head + mailbox.Address + "\r\n";
        var written =
            IsPlain(phrase) && phrase.Length + head.Length < Line - 2 ? Quote(phrase) : Encode(phrase, head.Length);
        return head + written + Fold + "<" + mailbox.Address + ">\r\n";
    }

    /// <summary>Control characters and line ends become spaces; spaces at the ends go.</summary>
    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                clean.Append(' ');
            else
                clean.Append(rune.ToString());
        }
        return clean.ToString().Trim();
    }

    private static bool IsPlain(string value) =>
        Ascii.IsValid(value) && !value.Contains("=?", StringComparison.Ordinal);

    // A word that no line holds would have to be cut, which only an encoded-word survives.
    private static bool FitsPlain(string value, int used) =>
        IsPlain(value)
        && !value.Contains("  ", StringComparison.Ordinal)
        && value.Split(' ').All(word => word.Length < Line - used);

    private static string FoldAtSpaces(string value, int used)
    {
        var folded = new StringBuilder(value.Length + 16);
        var column = used;
        foreach (var word in value.Split(' '))
        {
            if (folded.Length > 0)
            {
                var breaks = column + 1 + word.Length > Line;
                folded.Append(breaks ? Fold : " ");
                column = breaks ? 1 : column + 1;
            }
            folded.Append(word);
            column += word.Length;
        }
        return folded.ToString();
    }

    // Each encoded-word holds whole characters, because each is decoded alone (RFC 2047, section 5).
    private static string Encode(string value, int used)
    {
        var encoded = new StringBuilder();
        var chunk = new List<byte>();
        var room = BytesIn(Line - used);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(bytes);
            if (chunk.Count + length > room)
            {
                Close(encoded, chunk);
                encoded.Append(Fold);
                room = BytesIn(Line - 1);
            }
            chunk.AddRange(bytes[..length]);
        }
        Close(encoded, chunk);
        return encoded.ToString();
    }

    private static int BytesIn(int columns) =>
        (Math.Min(columns, LongestWord) - Opening.Length - Closing.Length) / 4 * 3;

    private static void Close(StringBuilder encoded, List<byte> chunk)
    {
        encoded.Append(Opening).Append(Convert.ToBase64String([.. chunk])).Append(Closing);
        chunk.Clear();
    }

    private static string Quote(string phrase) =>
        "\""
        + phrase.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        + "\"";
}
