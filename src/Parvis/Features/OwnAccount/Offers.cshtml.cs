using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>What one is glad to be asked about, how often, and when one is away.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class OffersModel(AppDb db, Acts acts, Reader reader, CurrentPlace place, Texts texts, TimeProvider clock)
    : PageModel
{
    public const int MostAWeek = 20;
    private const int FarthestYears = 10;

    public sealed class Input
    {
        [StringLength((Offer.SubjectLength + 2) * Offer.MostEach)]
        public string? Subjects { get; set; }

        public int? MostAWeek { get; set; }
        public DateOnly? AbsentFrom { get; set; }
        public DateOnly? AbsentUntil { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>One agreed to be shown to nobody, so nobody is sent here.</summary>
    public bool IsHidden { get; private set; }

    public int Usual => Person.UsualAsksAWeek;

    public async Task OnGet()
    {
        var me = await Load();
        Form = new Input
        {
            Subjects = string.Join(", ", await db.OffersOf(me.Id)),
            MostAWeek = me.MostAsksAWeek,
            AbsentFrom = me.AbsentFrom is { } from ? DayOf(from) : null,
            AbsentUntil = me.AbsentUntil is { } back ? DayOf(back).AddDays(-1) : null,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        Check();
        if (!ModelState.IsValid)
            return Page();
        await acts.Run(async act =>
        {
            var me = await act.People.SingleAsync(person => person.Id == reader.PersonId);
            me.MostAsksAWeek = Form.MostAWeek;
            me.AbsentFrom = Form.AbsentFrom is { } first ? StartOf(first) : null;
            me.AbsentUntil = Form.AbsentUntil is { } last ? StartOf(last.AddDays(1)) : null;
            await act.PutOffers(me.Id, TypedFields.TagsOf(Form.Subjects), clock.GetUtcNow().UtcDateTime);
        });
        return this.Saved("/moi/demandes");
    }

    private async Task<Person> Load()
    {
        var me = await db.People.AsNoTracking().SingleAsync(person => person.Id == reader.PersonId);
        IsHidden = me.SeenBy == SeenBy.Nobody;
        return me;
    }

    private void Check()
    {
        ModelState.CheckTags("Form.Subjects", Form.Subjects, Offer.MostEach, texts);
        if (Form.MostAWeek is < 0 or > MostAWeek)
            ModelState.AddModelError("Form.MostAWeek", texts.Format("Un nombre de 0 à {0}.", MostAWeek));
        CheckAbsence();
    }

    private void CheckAbsence()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (Form.AbsentUntil is not { } last)
        {
            if (Form.AbsentFrom is not null)
                ModelState.AddModelError("Form.AbsentUntil", texts["Il manque le dernier jour."]);
            return;
        }
        if (last.Year > now.Year + FarthestYears)
            ModelState.AddModelError("Form.AbsentUntil", texts["C’est trop loin."]);
        else if (StartOf(last.AddDays(1)) <= now)
            ModelState.AddModelError("Form.AbsentUntil", texts["Ce jour est passé."]);
        else if (Form.AbsentFrom is { } first && first.Year < now.Year - FarthestYears)
            ModelState.AddModelError("Form.AbsentFrom", texts["C’est trop loin."]);
        else if (Form.AbsentFrom > last)
            ModelState.AddModelError("Form.AbsentFrom", texts["Le premier jour vient après le dernier."]);
    }

    // On the place's clock.
    private DateTime StartOf(DateOnly day) =>
        LocalDate.FromDateOnly(day).AtStartOfDayInZone(place.Zone).ToDateTimeUtc();

    private DateOnly DayOf(DateTime start) => Instant.FromDateTimeUtc(start).InZone(place.Zone).Date.ToDateOnly();
}
