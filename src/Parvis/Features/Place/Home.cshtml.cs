using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>The home page of the place.</summary>
[Public]
[SameForVisitors]
public sealed class HomeModel(AppDb db, Reader reader, CurrentPlace place, Times times) : PageModel
{
    private const int MostAnswered = 4;
    private const int MostTended = 3;
    private const int LongestTry = 60;
    private const int ClosingsWithinDays = 60;

    public sealed record Door(string Slug, string Name, string About);

    public PlaceCard Card => place.Card!;
    public OpeningHours Hours => place.Hours;
    public OpenState State { get; private set; } = null!;
    public IReadOnlyList<(LocalDate Day, IReadOnlyList<OpenPeriod> Periods)> Week { get; private set; } = [];
    public IReadOnlyList<Closing> Closings { get; private set; } = [];
    public IReadOnlyList<Door> Doors { get; private set; } = [];
    public IReadOnlyList<Shelved> Answered { get; private set; } = [];
    public IReadOnlyList<Shelved> Tries { get; private set; } = [];
    public IReadOnlyList<Shelved> Tended { get; private set; } = [];

    /// <summary>Nobody has written anything here yet.</summary>
    public bool IsBare => Answered.Count + Tended.Count + Doors.Count == 0;

    public async Task OnGet([Microsoft.AspNetCore.Mvc.FromServices] Shelves shelves, CancellationToken cancellation)
    {
        var today = times.Now.Date;
        var monday = today.PlusDays(1 - (int)today.DayOfWeek);
        State = Hours.At(times.Now);
        Week = [.. Enumerable.Range(0, 7).Select(monday.PlusDays).Select(day => (day, Hours.On(day)))];
        Closings =
        [
            .. Hours
                .ClosingsFrom(today)
                .Where(closing => closing.From <= today.PlusDays(ClosingsWithinDays).ToDateOnly())
                .Take(3),
        ];
        var questions = await shelves["question"].Fresh(db, reader, null, MostAnswered * 3, cancellation);
        Answered = [.. questions.Take(MostAnswered)];
        Tries = [.. questions.Skip(MostAnswered).Where(question => question.Title.Length <= LongestTry).Take(3)];
        Tended = await shelves["page"].Fresh(db, reader, null, MostTended, cancellation);
        var doors = await db
            .Spaces.AsNoTracking()
            .VisibleTo(reader)
            .OrderBy(space => space.SortKey)
            .Take(24)
            .Select(space => new Door(space.Slug, space.Name, space.About.Substring(0, 300)))
            .ToListAsync(cancellation);
        Doors = [.. doors.Select(door => door with { About = FirstSentence(door.About) })];
    }

    private static string FirstSentence(string about)
    {
        var end = about.IndexOf(". ", StringComparison.Ordinal);
        return TextPreview.Cut(end > 0 ? about[..end] : about.TrimEnd('.'), 80);
    }
}
