using System.Globalization;
using NodaTime;
using Parvis.Language.Text;
using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>Instants as people of the place read them, and as machines do.</summary>
public static class Moment
{
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

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTime utc) =>
        utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>« le 14 avril 2026 à 18 h 30 », on the place's clock.</summary>
    public static string Day(DateTime utc, HttpContext context)
    {
        var zone = context.RequestServices.GetRequiredService<CurrentPlace>().Zone;
        var local = Instant.FromDateTimeUtc(utc).InZone(zone).LocalDateTime;
        return Visit.Of(context).Texts.Tongue == Tongue.English
            ? local.ToString("'on' d MMMM yyyy 'at' HH:mm", CultureInfo.InvariantCulture)
            : $"le {Day(local.Date)} à {local.Hour}\u00a0h\u00a0{local.Minute:00}";
    }

    /// <summary>« 14 avril 2026 »; the first is « 1er ».</summary>
    public static string Day(LocalDate day) =>
        $"{(day.Day == 1 ? "1er" : $"{day.Day}")} {FrenchMonths[day.Month - 1]} {day.Year}";

    public static string Day(DateOnly day, Texts texts) =>
        texts.Tongue == Tongue.English
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : Day(LocalDate.FromDateOnly(day));
}
