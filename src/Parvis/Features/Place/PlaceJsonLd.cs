using NodaTime;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>The place as schema.org knows places, so that others can pull its record.</summary>
internal static class PlaceJsonLd
{
    private const int ClosingsShown = 5;

    public static string Of(Frame frame, PlaceCard card, OpeningHours hours, LocalDateTime now) =>
        LinkedData.Of(
            new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "Place",
                ["name"] = card.Name,
                ["description"] = OrNull(card.Tagline),
                ["url"] = frame.Absolute("/"),
                ["telephone"] = OrNull(card.Telephone),
                ["email"] = OrNull(card.Email),
                ["publicAccess"] = true,
                ["address"] = new Dictionary<string, object?>
                {
                    ["@type"] = "PostalAddress",
                    ["streetAddress"] = OrNull(card.Street),
                    ["postalCode"] = OrNull(card.PostalCode),
                    ["addressLocality"] = OrNull(card.Town),
                },
                ["openingHoursSpecification"] = Week(hours, now.Date),
                ["specialOpeningHoursSpecification"] = Closings(hours, now.Date),
            }
        );

    // The coming week as it will be: what holds today may end tomorrow.
    private static IEnumerable<object> Week(OpeningHours hours, LocalDate today) =>
        from offset in Enumerable.Range(0, 7)
        let day = today.PlusDays(offset)
        from period in hours.On(day)
        select new Dictionary<string, object?>
        {
            ["@type"] = "OpeningHoursSpecification",
            ["dayOfWeek"] = $"https://schema.org/{day.DayOfWeek}",
            ["opens"] = Clock(period.Opens),
            ["closes"] = period.Closes.TimeOfDay == LocalTime.Midnight ? "23:59" : Clock(period.Closes),
            ["validFrom"] = Iso(day.ToDateOnly()),
            ["validThrough"] = Iso(day.ToDateOnly()),
        };

    private static IEnumerable<object> Closings(OpeningHours hours, LocalDate today) =>
        hours
            .ClosingsFrom(today)
            .Take(ClosingsShown)
            .Select(closing => new Dictionary<string, object?>
            {
                ["@type"] = "OpeningHoursSpecification",
                ["opens"] = "00:00",
                ["closes"] = "00:00",
                ["validFrom"] = Iso(closing.From),
                ["validThrough"] = Iso(closing.Until),
            });

    private static string Clock(LocalDateTime at) => $"{at.Hour:00}:{at.Minute:00}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
