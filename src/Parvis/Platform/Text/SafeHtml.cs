using System.Collections.Frozen;
using System.Globalization;

namespace Parvis.Platform.Text;

/// <summary>The allow-list: what of others' HTML is kept. Whatever is not named here is not shown.</summary>
internal static class SafeHtml
{
    public static readonly FrozenSet<string> Kept = Set(
        "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
            + "img ins kbd li mark ol p pre q s samp small strong sub summary sup table tbody td tfoot th thead time tr u ul var"
    );

    /// <summary>These go with all that is in them; the tags of any other element go and its content stays.</summary>
    public static readonly FrozenSet<string> Dropped = Set(
        "script style iframe object embed applet template noscript noembed noframes textarea select option button input "
            + "head title meta base link xmp plaintext audio video source track canvas frame frameset param svg math portal"
    );

    public static readonly FrozenSet<string> Void = Set("br hr img");

    /// <summary>Elements that stand on their own line: in plain text, a break comes before and after.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody "
            + "tfoot thead tr ul"
    );

    /// <summary>
    /// The address if it may be followed, else null: http, https, mailto, tel, or a path of ours. Browsers ignore control
    /// characters and spaces in a scheme and read a backslash as a slash, so both are taken out of the way first.
    /// </summary>
    public static string? Address(string? address)
    {
        if (address is null || address.Length > 2000)
            return null;
        var plain = string.Concat(
                address
                    .Trim()
                    .Where(c => c > ' ' && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            )
            .Replace('\\', '/');
        var colon = plain.IndexOf(':');
        var pathStart = plain.AsSpan().IndexOfAny('/', '?', '#');
        if (colon < 0 || (pathStart >= 0 && pathStart < colon))
            return plain;
        return plain[..colon].ToLowerInvariant() is "http" or "https" or "mailto" or "tel" ? plain : null;
    }

    /// <summary>True for an address on another site.</summary>
    public static bool IsOutside(string address) =>
        address.StartsWith("//", StringComparison.Ordinal)
        || address.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
