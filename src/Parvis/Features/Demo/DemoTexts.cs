using System.Globalization;
using System.Text.Json;
using NodaTime;
using Parvis.Formats.Markdown;

namespace Parvis.Features.Demo;

/// <summary>The texts of the demo, as the files of <c>Content/</c> hold them; that folder's LISEZMOI.md describes the forms.</summary>
internal static class DemoTexts
{
    private const string Folder = "Demo/";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static PlaceText Place => Read<PlaceText>("place.json");
    public static PeopleText People => Read<PeopleText>("people.json");
    public static IReadOnlyList<QuestionText> Questions => Read<List<QuestionText>>("questions.json");

    public static IEnumerable<(FrontMatter Head, string Body)> Pages =>
        typeof(DemoTexts)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".md", StringComparison.Ordinal)
            )
            .Where(name => name != Folder + "LISEZMOI.md")
            .Order(StringComparer.Ordinal)
            .Select(name => FrontMatter.Split(Text(name)));

    private static T Read<T>(string name) => JsonSerializer.Deserialize<T>(Text(Folder + name), Json)!;

    private static string Text(string name)
    {
        using var stream = typeof(DemoTexts).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

internal sealed record PlaceText(
    string Name,
    string Tagline,
    string Street,
    string PostalCode,
    string Town,
    string Telephone,
    string Email,
    string Zone,
    WelcomeText Welcome,
    string BuildingAccess,
    IReadOnlyList<SeasonText> Opening,
    IReadOnlyList<ClosingText> Closings,
    LegalText Legal,
    IReadOnlyList<SpaceText> Spaces
);

internal sealed record WelcomeText(string Title, string Lead);

internal sealed record SeasonText(string? From, string? Until, IReadOnlyDictionary<string, string[][]> Days);

internal sealed record ClosingText(string From, string Until, string Reason);

internal sealed record LegalText(string Publisher, string Director, HostText Host);

internal sealed record HostText(string Name);

internal sealed record SpaceText(string Slug, string Name, string About, string Scope);

internal sealed record PeopleText(IReadOnlyList<PersonText> People, IReadOnlyList<OrganisationText> Organisations);

internal sealed record PersonText(
    string Key,
    string Name,
    string Role,
    string? Title,
    string About,
    string? Organisation,
    string SeenBy,
    string? AbsentUntil,
    string Email
);

internal sealed record OrganisationText(string Key, string Name, string About, string? Url);

internal sealed record QuestionText(
    string Key,
    string Title,
    string Text,
    string? Author,
    string? FirstName,
    string Asked,
    string At,
    IReadOnlyList<string> Tags,
    string? Space,
    string Visibility,
    IReadOnlyList<AnswerText> Answers
);

/// <param name="HarvestedInto">The slug of a page that has it at its end.</param>
internal sealed record AnswerText(
    string? Author,
    string? FirstName,
    string Text,
    string After,
    bool Accepted,
    string? HarvestedInto = null
);

/// <summary>Dates of the demo, told as a distance from today.</summary>
internal sealed class DemoDates(Instant now, DateTimeZone zone)
{
    public LocalDate Today { get; } = now.InZone(zone).Date;

    /// <summary><c>-45d</c> at an hour of the place; never later than now.</summary>
    public DateTime At(string offset, string? hour = null)
    {
        var time = hour is null
            ? new LocalTime(10, 15)
            : LocalTime.FromTicksSinceMidnight(TimeOnly.Parse(hour, CultureInfo.InvariantCulture).Ticks);
        return NotAfterNow(zone.AtLeniently(Day(offset) + time).ToInstant());
    }

    /// <summary><c>38min</c>, <c>17h</c> or <c>1d</c> later; never later than now.</summary>
    public DateTime After(DateTime start, string delay)
    {
        var unit = delay.TrimStart("0123456789".ToCharArray());
        var count = int.Parse(delay[..^unit.Length], CultureInfo.InvariantCulture);
        var span = unit switch
        {
            "min" => Duration.FromMinutes(count),
            "h" => Duration.FromHours(count),
            "d" => Duration.FromDays(count),
            _ => throw new FormatException($"Unknown delay {delay}."),
        };
        return NotAfterNow(Instant.FromDateTimeUtc(start) + span);
    }

    /// <summary><c>+12d</c> from today.</summary>
    public LocalDate Day(string offset) => Today.PlusDays(int.Parse(offset.TrimEnd('d'), CultureInfo.InvariantCulture));

    private DateTime NotAfterNow(Instant instant) => Instant.Min(instant, now).ToDateTimeUtc();
}
