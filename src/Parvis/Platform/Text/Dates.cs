using NodaTime;
using Parvis.Language.Text;

namespace Parvis.Platform.Text;

/// <summary>Days and hours in words, in both languages. Nothing here looks at a clock.</summary>
public static class Dates
{
    private const char Joined = '\u00A0';

    private static readonly string[] FrenchDays =
    [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ];
    private static readonly string[] EnglishDays =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    private static readonly string[] FrenchMonths =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    private static readonly string[] EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// <summary>« mardi », “Tuesday”.</summary>
    public static string Weekday(IsoDayOfWeek day, Tongue tongue) =>
        (tongue == Tongue.English ? EnglishDays : FrenchDays)[(int)day - 1];

    /// <summary>« avril », “April”.</summary>
    public static string Month(int month, Tongue tongue) =>
        (tongue == Tongue.English ? EnglishMonths : FrenchMonths)[month - 1];

    /// <summary>« 14 avril », « 1er mai », “14 April”.</summary>
    public static string Day(LocalDate day, Tongue tongue) =>
        tongue == Tongue.English
            ? $"{day.Day}{Joined}{Month(day.Month, tongue)}"
            : $"{(day.Day == 1 ? "1er" : day.Day)}{Joined}{Month(day.Month, tongue)}";

    /// <summary>« 14 avril 2026 ».</summary>
    public static string DayAndYear(LocalDate day, Tongue tongue) => $"{Day(day, tongue)} {day.Year}";

    /// <summary>« mardi 14 avril », with the year when it is not <paramref name="thisYear"/>.</summary>
    public static string WholeDay(LocalDate day, Tongue tongue, int? thisYear = null) =>
        $"{Weekday(day.DayOfWeek, tongue)} {(day.Year == thisYear ? Day(day, tongue) : DayAndYear(day, tongue))}";

    /// <summary>« 18 h 30 », « 9 h », “18:30”.</summary>
    public static string Hour(LocalTime time, Tongue tongue) =>
        tongue == Tongue.English ? $"{time.Hour}:{time.Minute:00}"
        : time.Minute == 0 ? $"{time.Hour}{Joined}h"
        : $"{time.Hour}{Joined}h{Joined}{time.Minute:00}";

    /// <summary>« mardi 14 avril 2026 à 18 h 30 »: the exact moment, for titles.</summary>
    public static string Exact(LocalDateTime moment, Tongue tongue) => Moment(moment, tongue, null);

    /// <summary>« mardi 14 avril à 18 h 30 », with the year when it is not <paramref name="thisYear"/>.</summary>
    public static string Moment(LocalDateTime moment, Tongue tongue, int? thisYear) =>
        $"{WholeDay(moment.Date, tongue, thisYear)}{At(tongue)}{Hour(moment.TimeOfDay, tongue)}";

    /// <summary>How long ago, as one would say it: « à l’instant », « il y a 20 min », « hier à 16 h 42 », « il y a 3 jours », « le 2 mars ».</summary>
    public static string Ago(LocalDateTime moment, LocalDateTime now, Tongue tongue)
    {
        var english = tongue == Tongue.English;
        var minutes = Period.Between(moment, now, PeriodUnits.Minutes).Minutes;
        if (minutes < 1)
            return english ? "just now" : "à l’instant";
        if (minutes < 60)
            return english ? $"{minutes}{Joined}min ago" : $"il y a {minutes}{Joined}min";
        return Period.Between(moment.Date, now.Date, PeriodUnits.Days).Days switch
        {
            0 => english ? $"{minutes / 60}{Joined}h ago" : $"il y a {minutes / 60}{Joined}h",
            1 => (english ? "yesterday" : "hier") + At(tongue) + Hour(moment.TimeOfDay, tongue),
            var days and <= 6 => english ? $"{days}{Joined}days ago" : $"il y a {days}{Joined}jours",
            _ => On(moment.Date, now.Year, tongue),
        };
    }

    /// <summary>A day as one would say it: « aujourd’hui », « hier », « il y a 3 jours », « le 2 mars ».</summary>
    public static string DayAgo(LocalDate day, LocalDate today, Tongue tongue)
    {
        var english = tongue == Tongue.English;
        return Period.Between(day, today, PeriodUnits.Days).Days switch
        {
            0 => english ? "today" : "aujourd’hui",
            1 => english ? "yesterday" : "hier",
            var days and > 1 and <= 6 => english ? $"{days}{Joined}days ago" : $"il y a {days}{Joined}jours",
            _ => On(day, today.Year, tongue),
        };
    }

    private static string On(LocalDate day, int thisYear, Tongue tongue) =>
        (tongue == Tongue.English ? "on " : "le ")
        + (day.Year == thisYear ? Day(day, tongue) : DayAndYear(day, tongue));

    private static string At(Tongue tongue) => tongue == Tongue.English ? " at " : " à ";
}

/// <summary>Weights of files in words.</summary>
public static class Sizes
{
    private static readonly string[] French = ["octets", "Ko", "Mo", "Go", "To"];
    private static readonly string[] English = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>« 1,4 Mo », “1.4 MB”: thousands of thousands, one digit after the comma below ten.</summary>
    public static string InWords(long bytes, Tongue tongue)
    {
        var size = (double)Math.Max(0, bytes);
        var unit = 0;
        while (size >= 999.5 && unit < French.Length - 1)
        {
            size /= 1000;
            unit++;
        }
        var number = size.ToString(
            unit > 0 && size < 9.95 ? "0.#" : "0",
            System.Globalization.CultureInfo.InvariantCulture
        );
        return tongue == Tongue.English
            ? $"{number}\u00A0{English[unit]}"
            : $"{number.Replace('.', ',')}\u00A0{French[unit]}";
    }
}
