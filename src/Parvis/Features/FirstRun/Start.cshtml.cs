using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Shared.Place;
using Parvis.Formats.Mail;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.FirstRun;

/// <summary>A new place is given its name, its hours and its first steward, by whoever holds the code.</summary>
[Public, BeforeFirstRun]
public sealed class StartModel(
    Acts acts,
    Engine engine,
    Sessions sessions,
    Passwords passwords,
    SetUpCode code,
    SetUpLimit limit,
    CurrentPlace current,
    Texts texts,
    TimeProvider clock
) : PageModel, IHasPlaceForm, IHasHoursForm
{
    public const int Closings = 3;

    public sealed class StewardInput
    {
        [StringLength(Person.NameLength)]
        public string Name { get; set; } = "";

        [StringLength(MailAddress.Longest)]
        public string Email { get; set; } = "";

        [StringLength(Passwords.Longest)]
        public string? Password { get; set; }
    }

    [BindProperty(SupportsGet = true), StringLength(100)]
    public string Code { get; set; } = "";

    [BindProperty]
    public PlaceForm Place { get; set; } = new();

    [BindProperty]
    public HoursForm Hours { get; set; } = new();

    [BindProperty]
    public List<ClosingForm> Shut { get; set; } = [];

    [BindProperty]
    public StewardInput Steward { get; set; } = new();

    /// <summary>The code is the right one already, so it is not asked again.</summary>
    public bool HasCode => code.Is(Code);

    public IActionResult OnGet()
    {
        if (current.Card is not null)
            return NotFound();
        ModelState.Clear();
        Place.Url = Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            ? ""
            : $"{Request.Scheme}://{Request.Host}";
        FillUp();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (current.Card is not null)
            return NotFound();
        FillUp();
        CheckCode();
        this.CheckSeal();
        Place.Check(ModelState, texts, nameof(Place));
        CheckSteward();
        var timetable = Hours.Read(ModelState, texts, nameof(Hours));
        var closings = ReadClosings();
        if (!ModelState.IsValid)
            return Page();
        if (await Found(timetable, closings) is not { } token)
            return NotFound();
        SessionCookie.Give(HttpContext, token);
        return this.Saved("/");
    }

    private void FillUp()
    {
        while (Shut.Count < Closings)
            Shut.Add(new ClosingForm());
        if (Shut.Count > Closings)
            Shut.RemoveRange(Closings, Shut.Count - Closings);
    }

    private void CheckCode()
    {
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            ModelState.AddModelError(
                nameof(Code),
                texts[
                    "Trop d’essais. Réessayez dans un quart d’heure.",
                    "Trop d’essais. Réessaie dans un quart d’heure."
                ]
            );
        }
        else if (!HasCode)
        {
            ModelState.AddModelError(nameof(Code), texts["Ce n’est pas le code que montre le terminal du serveur."]);
        }
    }

    private void CheckSteward()
    {
        if (
            ModelState.GetFieldValidationState("Steward.Email")
                == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Valid
            && !MailAddress.IsValid(Steward.Email.Trim())
        )
            ModelState.AddModelError("Steward.Email", texts["Ce n’est pas une adresse de courriel."]);
        if (!string.IsNullOrEmpty(Steward.Password) && Steward.Password.Trim().Length < Passwords.Shortest)
            ModelState.AddModelError(
                "Steward.Password",
                texts["Au moins douze caractères ; une phrase fait bien l’affaire."]
            );
    }

    private List<Closing> ReadClosings()
    {
        var closings = new List<Closing>();
        for (var i = 0; i < Shut.Count; i++)
        {
            if (!Shut[i].IsEmpty && Shut[i].Read(ModelState, texts, $"{nameof(Shut)}[{i}]") is { } closing)
                closings.Add(closing);
        }
        return closings;
    }

    // Of two who press the button at once, the place belongs to the first.
    private async Task<string?> Found(Timetable timetable, List<Closing> closings)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = string.IsNullOrEmpty(Steward.Password) ? null : passwords.Hash(Steward.Password);
        var browser = Request.Headers.UserAgent.ToString();
        try
        {
            return await acts.Run<string?>(async db =>
            {
                if (await db.Places.AnyAsync())
                    return null;
                var card = new PlaceCard { Name = Place.Name };
                Place.ApplyTo(card);
                db.Places.Add(card);
                await timetable.TakeEffect(db);
                db.Closings.AddRange(closings);
                var steward = await db.Admit(Steward.Name, Steward.Email.Trim(), Role.Steward, null, now);
                steward.Role = Role.Steward;
                steward.PasswordHash = hash;
                // Who holds the server says where to write; nobody is there yet to send the link that others confirm by.
                foreach (var address in steward.Person!.Addresses)
                    address.ConfirmedAt ??= now;
                await db.SaveChangesAsync();
                return sessions.Open(db, steward, browser);
            });
        }
        catch (DbUpdateException error) when (engine.IsUniqueViolation(error))
        {
            return null;
        }
    }
}
