using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Features.Shared.Place;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>When the place is open: what holds now, what will, and the days on which it is shut.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class HoursModel(
    AppDb db,
    Acts acts,
    CurrentPlace current,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel, IHasHoursForm
{
    [BindProperty]
    public HoursForm Hours { get; set; } = new();

    [BindProperty]
    public ClosingForm Shut { get; set; } = new();

    public IReadOnlyList<Timetable> Timetables { get; private set; } = [];
    public IReadOnlyList<Closing> Closings { get; private set; } = [];

    public async Task OnGet()
    {
        await Load();
        var now = Timetables.LastOrDefault(table => table.From is null || table.From <= Today);
        Hours = now is null ? new HoursForm() : HoursForm.Of(now);
        (Hours.From, Hours.Until) = (Today, null);
    }

    public async Task<IActionResult> OnPost()
    {
        ClearExcept(nameof(Hours));
        var table = Hours.Read(ModelState, texts, nameof(Hours));
        if (await db.OpeningPeriods.AnyAsync() && (table.From is null || table.From < Today))
            ModelState.AddModelError(
                "Hours.From",
                texts["À partir d’aujourd’hui ou d’un jour à venir : les heures passées restent ce qu’elles furent."]
            );
        if (!ModelState.IsValid)
            return await Again();
        await acts.Run(async act =>
        {
            await table.TakeEffect(act);
            Record(act);
        });
        return this.Saved("/reglages/horaires");
    }

    public async Task<IActionResult> OnPostShut()
    {
        ClearExcept(nameof(Shut));
        var closing = ModelState.IsValid ? Shut.Read(ModelState, texts, nameof(Shut)) : null;
        if (closing is null)
            return await Again();
        await acts.Run(async act =>
        {
            // Saved twice, it stands there once.
            if (await act.Closings.AnyAsync(one => one.From == closing.From && one.Until == closing.Until))
                return;
            act.Closings.Add(closing);
            Record(act);
        });
        return this.Saved("/reglages/horaires");
    }

    public async Task<IActionResult> OnPostReopen(long id)
    {
        await acts.Run(async act =>
        {
            // What is over stays: the figures of that time count with it.
            if (await act.Closings.SingleOrDefaultAsync(one => one.Id == id && one.Until >= Today) is not { } closing)
                return;
            act.Closings.Remove(closing);
            Record(act);
        });
        return this.Saved("/reglages/horaires");
    }

    private DateOnly Today => Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(current.Zone).Date.ToDateOnly();

    private void Record(AppDb act) =>
        act.Record(
            clock.GetUtcNow().UtcDateTime,
            reader.PersonId,
            CardEdit.Changed,
            new Thing(PlaceCard.Kind, PlaceCard.TheOne)
        );

    // Two forms share the page; what the other one would lack is no fault of this one.
    private void ClearExcept(string form)
    {
        foreach (
            var key in ModelState.Keys.Where(key => !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList()
        )
            ModelState.Remove(key);
    }

    private async Task<IActionResult> Again()
    {
        await Load();
        return Page();
    }

    private async Task Load()
    {
        var today = Today;
        Timetables = Timetable.Of(
            await db
                .OpeningPeriods.AsNoTracking()
                .Where(period => period.Until == null || period.Until >= today)
                .ToListAsync()
        );
        Closings = await db
            .Closings.AsNoTracking()
            .Where(closing => closing.Until >= today)
            .OrderBy(closing => closing.From)
            .ToListAsync();
    }
}
