using System.Globalization;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Place;

namespace Parvis.Features.Demo;

/// <summary>The card and the hours of L’Établi: the usual ones, and those of the summers around today.</summary>
internal static class DemoOpening
{
    private static readonly Dictionary<string, DayOfWeek> Days = new()
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    public static void Add(AppDb db, PlaceText text, DemoDates dates)
    {
        db.Places.Add(CardOf(text));
        AddHours(db, text, dates.Today.Year);
        db.Closings.AddRange(
            text.Closings.Select(closing => new Closing
            {
                From = dates.Day(closing.From).ToDateOnly(),
                Until = dates.Day(closing.Until).ToDateOnly(),
                Reason = closing.Reason,
            })
        );
    }

    private static PlaceCard CardOf(PlaceText text) =>
        new()
        {
            Name = text.Name,
            Tagline = text.Tagline,
            Street = text.Street,
            PostalCode = text.PostalCode,
            Town = text.Town,
            Telephone = text.Telephone,
            Email = text.Email,
            Zone = text.Zone,
            WelcomeTitle = text.Welcome.Title,
            WelcomeText = text.Welcome.Lead,
            Publisher = text.Legal.Publisher,
            PublicationDirector = text.Legal.Director,
            HostedBy = text.Legal.Host.Name,
            BuildingAccess = text.BuildingAccess,
        };

    // A period holds between two dates, so the usual hours end where a summer begins and start again after it.
    private static void AddHours(AppDb db, PlaceText text, int thisYear)
    {
        var usual = text.Opening.Single(season => season.From is null);
        var summer = text.Opening.Single(season => season.From is not null);
        DateOnly? from = null;
        for (var year = thisYear - 1; year <= thisYear + 1; year++)
        {
            var (first, last) = (Date(year, summer.From!), Date(year, summer.Until!));
            AddSeason(db, usual, from, first.AddDays(-1));
            AddSeason(db, summer, first, last);
            from = last.AddDays(1);
        }
        AddSeason(db, usual, from, null);
    }

    private static void AddSeason(AppDb db, SeasonText season, DateOnly? from, DateOnly? until) =>
        db.OpeningPeriods.AddRange(
            season.Days.SelectMany(day =>
                day.Value.Select(period => new OpeningPeriod
                {
                    Day = Days[day.Key],
                    Opens = Time(period[0]),
                    Closes = Time(period[1]),
                    From = from,
                    Until = until,
                })
            )
        );

    private static DateOnly Date(int year, string monthAndDay) =>
        DateOnly.ParseExact($"{year}-{monthAndDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);
}
