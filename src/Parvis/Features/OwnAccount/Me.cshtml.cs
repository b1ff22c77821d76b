using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>What one says of oneself, and to whom.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class MeModel(AppDb db, Acts acts, Reader reader, CurrentPlace place, Texts texts, TimeProvider clock)
    : PageModel
{
    private const int FarthestYears = 10;

    public sealed class Input
    {
        [StringLength(Person.NameLength)]
        public string Name { get; set; } = "";

        [StringLength(4000)]
        public string? About { get; set; }

        public SeenBy SeenBy { get; set; }

        public DateOnly? AbsentUntil { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<string> Emails { get; private set; } = [];

    public IEnumerable<SelectListItem> Circles =>
        [
            new(texts["les membres du lieu"], nameof(SeenBy.Members)),
            new(texts["tout le monde, visiteurs compris"], nameof(SeenBy.Everyone)),
            new(texts["personne"], nameof(SeenBy.Nobody)),
        ];

    public async Task OnGet()
    {
        var me = await db.People.AsNoTracking().SingleAsync(person => person.Id == reader.PersonId);
        Form = new Input
        {
            Name = me.Name,
            About = me.About,
            SeenBy = me.SeenBy,
            AbsentUntil = me.AbsentUntil is { } back ? DayBefore(back) : null,
        };
        await LoadEmails();
    }

    public async Task<IActionResult> OnPost()
    {
        Check();
        if (!ModelState.IsValid)
        {
            await LoadEmails();
            return Page();
        }
        await acts.Run(async act =>
        {
            var me = await act.People.SingleAsync(person => person.Id == reader.PersonId);
            me.Rename(Form.Name);
            me.About = Form.About?.Trim() ?? "";
            me.SeenBy = Form.SeenBy;
            me.AbsentUntil = Form.AbsentUntil is { } day ? EndOf(day) : null;
        });
        return this.Saved("/moi");
    }

    private void Check()
    {
        if (string.IsNullOrWhiteSpace(Form.Name) && ModelState.IsValid)
            ModelState.AddModelError("Form.Name", texts["Il manque un nom."]);
        if (!Enum.IsDefined(Form.SeenBy))
            ModelState.AddModelError("Form.SeenBy", texts["Ceci n’est pas compris."]);
        if (Form.AbsentUntil is not { } day)
            return;
        if (day.Year > clock.GetUtcNow().Year + FarthestYears)
            ModelState.AddModelError("Form.AbsentUntil", texts["C’est trop loin."]);
        else if (EndOf(day) <= clock.GetUtcNow().UtcDateTime)
            ModelState.AddModelError("Form.AbsentUntil", texts["Ce jour est passé."]);
    }

    private async Task LoadEmails() =>
        Emails = await db
            .Addresses.AsNoTracking()
            .Where(address => address.PersonId == reader.PersonId)
            .OrderBy(address => address.Key)
            .Select(address => address.Email)
            .ToListAsync();

    // One is back at the start of the day after, on the place's clock.
    private DateTime EndOf(DateOnly day) =>
        LocalDate.FromDateOnly(day).PlusDays(1).AtStartOfDayInZone(place.Zone).ToDateTimeUtc();

    private DateOnly DayBefore(DateTime back) =>
        Instant.FromDateTimeUtc(back).InZone(place.Zone).Date.PlusDays(-1).ToDateOnly();
}
