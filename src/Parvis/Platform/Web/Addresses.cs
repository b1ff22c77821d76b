namespace Parvis.Platform.Web;

/// <summary>What comes in by addresses and queries, made harmless.</summary>
public static class Addresses
{
    /// <summary>« 42-reserver-la-decoupeuse »: the number decides, the words only please. Null when there is no number.</summary>
    public static long? IdOf(string? numbered)
    {
        var digits = numbered.AsSpan();
        var end = digits.IndexOf('-');
        if (end >= 0)
            digits = digits[..end];
        return
            digits.Length is > 0 and < 19
            && !digits.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(digits, out var id)
            && id > 0
            ? id
            : null;
    }

    /// <summary>A page number between the first and the last.</summary>
    public static int PageOf(string? asked, int pages) =>
        Math.Clamp(int.TryParse(asked, out var page) ? page : 1, 1, Math.Max(1, pages));

    /// <summary>A short word of a query, or null when it is empty, too long or holds anything odd.</summary>
    public static string? WordOf(string? asked) =>
        asked is { Length: > 0 and <= 160 } && asked.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? asked
            : null;
}
