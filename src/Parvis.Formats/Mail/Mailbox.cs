using System.Text;

namespace Parvis.Formats.Mail;

/// <summary>A mail address and the name of who is behind it (RFC 5322, section 3.4). The name may be empty.</summary>
public sealed record Mailbox(string Address, string Name = "");

/// <summary>What a mail address may look like.</summary>
public static class MailAddress
{
    /// <summary>In characters; a path is at most 256 with its brackets (RFC 5321, section 4.5.3.1.3).</summary>
    public const int Longest = 254;

    private const int LongestLocal = 64;
    private const int LongestLabel = 63;

    /// <summary>
    /// True for <c>local@domain</c> as people have it: no quoted local part, no address literal, letters of any script
    /// (RFC 6531), a domain with a dot or <c>localhost</c>. Nothing that passes can break a header or an SMTP command.
    /// </summary>
    public static bool IsValid(string? address)
    {
        if (address is null || address.Length is < 3 or > Longest)
            return false;
        var at = address.LastIndexOf('@');
        return at > 0 && IsLocal(address.AsSpan(0, at)) && IsDomain(address[(at + 1)..]);
    }

    /// <summary>The domain of a valid address.</summary>
    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (Encoding.UTF8.GetByteCount(local) > LongestLocal || local[0] == '.' || local[^1] == '.')
            return false;
        if (local.Contains("..", StringComparison.Ordinal))
            return false;
        foreach (var rune in local.EnumerateRunes())
        {
            if (!IsAtomText(rune) && rune.Value != '.')
                return false;
        }
        return true;
    }

    // RFC 5322 atext, and beyond ASCII letters and digits only.
    private static bool IsAtomText(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value) || "!#$%&'*+-/=?^_`{|}~".Contains((char)rune.Value)
            : Rune.IsLetterOrDigit(rune) && rune != Rune.ReplacementChar;

    private static bool IsDomain(string domain) =>
        (domain.Contains('.') || domain == "localhost") && domain.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel
        && label[0] != '-'
        && label[^1] != '-'
        && label
            .EnumerateRunes()
            .All(rune => rune.Value == '-' || (Rune.IsLetterOrDigit(rune) && rune != Rune.ReplacementChar));
}
