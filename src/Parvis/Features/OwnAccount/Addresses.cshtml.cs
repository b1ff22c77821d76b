using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>The addresses by which one comes in and at which one is written to: added with a confirmation, made the main one, removed.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class AddressesModel(
    AppDb db,
    Acts acts,
    Reader reader,
    AddressLimits limits,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public const string Path = "/moi/adresses";
    private const int MostShown = 50;

    public sealed record Row(long Id, string Email, bool IsConfirmed);

    public sealed class Input
    {
        [StringLength(MailAddress.Longest)]
        public string Email { get; set; } = "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The main one first.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Added, but not confirmed yet.</summary>
    public IReadOnlyList<Row> Waiting { get; private set; } = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task OnGet()
    {
        ModelState.Clear();
        return Load();
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (!ModelState.IsValid)
            return Page();
        var email = Form.Email.Trim();
        var key = Address.KeyOf(email);
        if (!MailAddress.IsValid(email))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
        if (ModelState.IsValid && Rows.Any(row => row.IsConfirmed && Address.KeyOf(row.Email) == key))
            ModelState.AddModelError(
                "Form.Email",
                texts["C’est déjà une de vos adresses.", "C’est déjà une de tes adresses."]
            );
        if (ModelState.IsValid && limits.Count(reader.AccountId!.Value, key) is not null)
            TooMany();
        if (!ModelState.IsValid)
            return Page();
        await acts.Run(async act =>
        {
            var claim = await act.Claim(reader.AccountId!.Value, email, Now);
            act.Enqueue(new SendAddressLink(claim.Id, texts.Tongue), Now);
        });
        return this.Saved(Path);
    }

    public async Task<IActionResult> OnPostMain(long id) =>
        await Answer(await acts.Run(act => act.MakeMain(reader, id, Now)));

    public async Task<IActionResult> OnPostRemove(long id) =>
        await Answer(await acts.Run(act => act.Remove(reader, id, Now)));

    /// <summary>Gives an address up that waits for its confirmation: the link that was sent does nothing any more.</summary>
    public async Task<IActionResult> OnPostForget(long id)
    {
        await acts.Run(act =>
            act.AddressClaims.Where(claim => claim.Id == id && claim.AccountId == reader.AccountId).ExecuteDeleteAsync()
        );
        return this.Saved(Path);
    }

    private async Task<IActionResult> Answer(AddressOutcome outcome)
    {
        ModelState.Clear();
        if (outcome is AddressOutcome.Done or AddressOutcome.Gone)
            return this.Saved(Path);
        ModelState.AddModelError(
            "",
            outcome == AddressOutcome.Last
                ? texts[
                    "Il faut garder une adresse confirmée : ajoutez-en d’abord une autre.",
                    "Il faut garder une adresse confirmée : ajoutes-en d’abord une autre."
                ]
                : texts["Cette adresse n’est pas encore confirmée."]
        );
        await Load();
        return Page();
    }

    private void TooMany()
    {
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        ModelState.AddModelError(
            "Form.Email",
            texts[
                "Trop de courriels de confirmation en peu de temps. Réessayez dans une heure.",
                "Trop de courriels de confirmation en peu de temps. Réessaie dans une heure."
            ]
        );
    }

    private async Task Load()
    {
        Rows = await db
            .Addresses.AsNoTracking()
            .Where(address => address.PersonId == reader.PersonId)
            .MainFirst()
            .Take(MostShown)
            .Select(address => new Row(address.Id, address.Email, address.ConfirmedAt != null))
            .ToListAsync();
        Waiting = await db
            .AddressClaims.AsNoTracking()
            .WaitingAt(Now)
            .Where(claim => claim.AccountId == reader.AccountId)
            .OrderBy(claim => claim.Id)
            .Take(MostShown)
            .Select(claim => new Row(claim.Id, claim.Email, false))
            .ToListAsync();
    }
}
