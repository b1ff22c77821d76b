using System.Globalization;
using System.Text.RegularExpressions;

namespace Parvis.Platform.Place;

/// <summary>One stretch of a day; an end at midnight is the end of the day.</summary>
public readonly record struct DayPeriod(TimeOnly Opens, TimeOnly Closes)
{
    internal int End => Closes == TimeOnly.MinValue ? 24 * 60 : (Closes.Hour * 60) + Closes.Minute;
    internal int Start => (Opens.Hour * 60) + Opens.Minute;
}

/// <summary>What is wrong with hours as somebody typed them, and the piece that it is about.</summary>
public enum HoursFault
{
    None,
    NotUnderstood,
    EndBeforeStart,
    Overlap,
    TooMany,
}

/// <summary>
/// The hours of one day as people write them: « 9h-12h30, 14h-19h », « de 9 h à 12:30 et 14.00–19.00 », « midi-minuit »,
/// « fermé ».
/// </summary>
public static partial class HoursText
{
    public const int Longest = 200;
    private const int MostPeriods = 6;

    /// <summary>The periods in order, none for a day when it is shut.</summary>
    public static (IReadOnlyList<DayPeriod> Periods, HoursFault Fault, string About) Parse(string? text)
    {
        var plain = Plain(text);
        if (plain.Length == 0 || Shut().IsMatch(plain))
            return ([], HoursFault.None, "");
        var periods = new List<DayPeriod>();
        foreach (var piece in Between().Split(plain).Where(piece => piece.Trim().Length > 0))
        {
            if (Period().Match(piece.Trim()) is not { Success: true } match)
                return ([], HoursFault.NotUnderstood, piece.Trim());
            if (Time(match, "from") is not { } opens || Time(match, "to") is not { } closes || opens == 24 * 60)
                return ([], HoursFault.NotUnderstood, piece.Trim());
            if (closes == 0)
                closes = 24 * 60;
            if (closes <= opens)
                return ([], HoursFault.EndBeforeStart, piece.Trim());
            periods.Add(new DayPeriod(At(opens), At(closes)));
        }
        periods.Sort((one, other) => one.Start.CompareTo(other.Start));
        if (periods.Count > MostPeriods)
            return ([], HoursFault.TooMany, "");
        for (var i = 1; i < periods.Count; i++)
        {
            if (periods[i].Start < periods[i - 1].End)
                return ([], HoursFault.Overlap, Write([periods[i]]));
        }
        return (periods, HoursFault.None, "");
    }

    /// <summary>The hours as the form shows them: « 9h-12h30, 14h-19h ».</summary>
    public static string Write(IEnumerable<DayPeriod> periods) =>
        string.Join(", ", periods.Select(period => $"{Write(period.Start)}-{Write(period.End)}"));

    private static string Write(int minutes) =>
        minutes % 60 == 0
            ? $"{minutes / 60}h"
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}h{minutes % 60:00}");

    private static string Plain(string? text)
    {
        if (text is null || text.Length > Longest)
            return text is null ? "" : text[..Longest];
        var plain = text.ToLowerInvariant().Replace('\u00a0', ' ').Replace('\u202f', ' ');
        return plain
            .Replace("midi", "12h", StringComparison.Ordinal)
            .Replace("minuit", "24h", StringComparison.Ordinal)
            .Replace("noon", "12h", StringComparison.Ordinal)
            .Replace("midnight", "24h", StringComparison.Ordinal)
            .Trim();
    }

    private static int? Time(Match match, string name)
    {
        var hours = int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        var minutes = match.Groups[name + "min"] is { Success: true } group
            ? int.Parse(group.Value, CultureInfo.InvariantCulture)
            : 0;
        return hours > 24 || minutes > 59 || (hours == 24 && minutes > 0) ? null : (hours * 60) + minutes;
    }

    private static TimeOnly At(int minutes) => new(minutes / 60 % 24, minutes % 60);

    [GeneratedRegex(@"^(fermé|ferme|fermée|closed|shut|non|-|–|—)$", RegexOptions.None, 1000)]
    private static partial Regex Shut();

    [GeneratedRegex(@"[,;/+&]|\b(?:et|puis|and|then)\b", RegexOptions.None, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(
        @"^(?:de |from )?(?<from>[0-9]{1,2}) ?(?:(?:h|:|\.) ?(?<frommin>[0-9]{2})?)? ?(?:-|–|—|à|a|jusqu['’]à|to|until) ?(?<to>[0-9]{1,2}) ?(?:(?:h|:|\.) ?(?<tomin>[0-9]{2})?)?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Period();
}
