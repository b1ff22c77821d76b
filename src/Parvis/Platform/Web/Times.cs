using Microsoft.AspNetCore.Html;
using NodaTime;
using NodaTime.Extensions;
using Parvis.Language.Text;
using Parvis.Platform.Place;
using Parvis.Platform.Text;

namespace Parvis.Platform.Web;

/// <summary>
/// Moments as a page shows them: in words, the exact one in the title, in the place's own time. One a request; in a loop it
/// costs one short string.
/// </summary>
public sealed class Times(TimeProvider clock, CurrentPlace place, Texts texts)
{
    private readonly DateTimeZone zone = place.Zone;
    private readonly Tongue tongue = texts.Tongue;

    /// <summary>Now, at the place.</summary>
    public LocalDateTime Now { get; } = clock.GetUtcNow().ToInstant().InZone(place.Zone).LocalDateTime;

    public LocalDateTime Local(DateTime utc) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(zone).LocalDateTime;

    /// <summary>« il y a 3 jours ».</summary>
    public IHtmlContent Ago(DateTime utc)
    {
        var moment = Local(utc);
        return Tag(moment, Dates.Ago(moment, Now, tongue), Dates.Exact(moment, tongue));
    }

    /// <summary>« le 2 mars »: for what happened on a day rather than at an hour.</summary>
    public IHtmlContent Day(DateTime utc)
    {
        var moment = Local(utc);
        return Tag(moment, Dates.DayAgo(moment.Date, Now.Date, tongue), Dates.Exact(moment, tongue));
    }

    /// <summary>The same for a day of which no hour is known.</summary>
    public IHtmlContent Day(DateOnly day)
    {
        var date = LocalDate.FromDateOnly(day);
        return Tag($"{day:yyyy-MM-dd}", Dates.DayAgo(date, Now.Date, tongue), Dates.DayAndYear(date, tongue));
    }

    /// <summary>« 14 avril 2026 », for columns.</summary>
    public IHtmlContent Short(DateTime utc)
    {
        var moment = Local(utc);
        var day = moment.Year == Now.Year ? Dates.Day(moment.Date, tongue) : Dates.DayAndYear(moment.Date, tongue);
        return Tag(moment, day, Dates.Exact(moment, tongue));
    }

    private static HtmlString Tag(LocalDateTime moment, string words, string exact) =>
        Tag($"{moment.Year:0000}-{moment.Month:00}-{moment.Day:00}T{moment.Hour:00}:{moment.Minute:00}", words, exact);

    // Nothing in it needs escaping: all words are ours.
    private static HtmlString Tag(string machine, string words, string exact) =>
        new($"<time datetime=\"{machine}\" title=\"{exact}\">{words}</time>");
}
