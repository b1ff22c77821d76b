using System.Text;

namespace Parvis.Formats.Mail;

/// <summary>Text as lines of at most 76 ASCII characters (RFC 2045, section 6.7), so that every mail server carries it.</summary>
public static class QuotedPrintable
{
    private const int Line = 76;
    private const string Soft = "=\r\n";

    /// <summary>UTF-8 text encoded; line ends of any kind become CRLF, and the last line has one.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            EncodeLine(line, encoded);
        return encoded.ToString();
    }

    private static void EncodeLine(string line, StringBuilder encoded)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var last = i == bytes.Length - 1;
            var plain = IsPlain(bytes[i], last) && !(column == 0 && IsRisky(bytes, i));
            var width = plain ? 1 : 3;
            // A soft break needs its own column, except after the last character of the line.
            if (column + width > (last ? Line : Line - 1))
            {
                encoded.Append(Soft);
                column = 0;
            }
            if (plain)
                encoded.Append((char)bytes[i]);
            else
                encoded.Append('=').Append(bytes[i].ToString("X2"));
            column += width;
        }
        encoded.Append("\r\n");
    }

    // A space that ends a line would be lost on the way.
    private static bool IsPlain(byte value, bool last) =>
        value is >= 33 and <= 126 and not (byte)'=' || (value is (byte)' ' or (byte)'\t' && !last);

    // Old relays change "From " at the start of a line, and a lone dot ends the mail where nobody doubles it.
    private static bool IsRisky(byte[] bytes, int at) => bytes[at] == '.' || bytes.AsSpan(at).StartsWith("From "u8);
}
