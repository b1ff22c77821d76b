using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Formats;

/// <summary>Dates as people write them in front matter and exports.</summary>
public static partial class LooseDate
{
    private static readonly string[] Months = "janv févr mars avr mai juin juil août sept oct nov déc".Split(' ');

    private static readonly string[] EnglishMonths = "jan feb mar apr may jun jul aug sep oct nov dec".Split(' ');

    /// <summary>
    /// Reads ISO 8601, <c>31/12/2024</c> (day first), <c>12 mars 2019</c>, <c>March 12, 2019</c>, or a date standing among
    /// other words; in UTC, a date alone being its midnight. Null when there is none.
    /// </summary>
    public static DateTime? Read(string? text)
    {
        if (text is null || text.Length > 200)
            return null;
        if (Iso().Match(text) is { Success: true } iso)
            return Instant(iso.Value) ?? Day(iso.Groups[1], iso.Groups[2], iso.Groups[3]);
        if (DayFirst().Match(text) is { Success: true } french)
            return Day(french.Groups[3], french.Groups[2], french.Groups[1]);
        if (InWords().Match(text) is { Success: true } words)
            return Named(words.Groups[3].Value, words.Groups[2].Value, words.Groups[1].Value);
        return EnglishWords().Match(text) is { Success: true } english
            ? Named(english.Groups[3].Value, english.Groups[1].Value, english.Groups[2].Value)
            : null;
    }

    private static DateTime? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.UtcDateTime
            : null;

    private static DateTime? Day(Group year, Group month, Group day) =>
        Instant($"{year.Value}-{month.Value.PadLeft(2, '0')}-{day.Value.PadLeft(2, '0')}");

    private static DateTime? Named(string year, string month, string day)
    {
        month = month.ToLowerInvariant();
        var number = Array.FindIndex(Months, month.StartsWith);
        if (number < 0)
            number = Array.FindIndex(EnglishMonths, month.StartsWith);
        return number < 0 ? null : Instant($"{year}-{number + 1:00}-{day.PadLeft(2, '0')}");
    }

    [GeneratedRegex(
        @"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?(?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Iso();

    [GeneratedRegex(@"\b([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\b", RegexOptions.NonBacktracking)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\b([0-9]{1,2})(?:er)? (\p{L}{3,10})\.? ([0-9]{4})\b", RegexOptions.NonBacktracking)]
    private static partial Regex InWords();

    [GeneratedRegex(@"\b(\p{L}{3,10})\.? ([0-9]{1,2}),? ([0-9]{4})\b", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishWords();
}
