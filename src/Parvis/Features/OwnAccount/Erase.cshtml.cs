using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>Erasing oneself: what would go and what would stay, then one act, once it is confirmed.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class EraseModel(
    AppDb db,
    Acts acts,
    HeldData data,
    Erasing erasing,
    Composer composer,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    /// <summary>What one types who has no address.</summary>
    public const string Word = "effacer";

    [BindProperty, StringLength(Address.Length)]
    public string? Typed { get; set; }

    public IReadOnlyList<Held> All { get; private set; } = [];
    public IReadOnlyList<string> Emails { get; private set; } = [];
    public bool IsLastSteward { get; private set; }

    public IReadOnlyList<Held> Staying =>
        [.. All.Where(held => held.Holding.Fate == Fate.LosesTheName && held.Count > 0)];

    private long Me => reader.PersonId!.Value;

    public async Task OnGet(CancellationToken cancellation)
    {
        await Load(cancellation);
        IsLastSteward =
            reader.Role == Role.Steward
            && !await db
                .Accounts.Open()
                .AnyAsync(one => one.Role == Role.Steward && one.Id != reader.AccountId, cancellation);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        await Load(cancellation);
        if (ModelState.IsValid && !IsConfirmed())
            ModelState.AddModelError("Typed", texts["Ce n’est pas ce qui est demandé : rien n’a été effacé."]);
        if (!ModelState.IsValid)
            return Page();
        var goodbye = Emails.Count == 0 ? null : await composer.Compose(new ErasedMail(Emails[0]), texts);
        var erased = await acts.Run(async act =>
        {
            if (!await erasing.Erase(act, Me))
                return false;
            if (goodbye is not null)
                await act.Send(goodbye, clock.GetUtcNow().UtcDateTime);
            return true;
        });
        if (!erased)
        {
            IsLastSteward = true;
            return Page();
        }
        SessionCookie.Take(HttpContext);
        return LocalRedirect(texts.Base + "/adieu");
    }

    private bool IsConfirmed()
    {
        var typed = Address.KeyOf(Typed ?? "");
        return Emails.Count == 0 ? typed == Word : Emails.Any(email => Address.KeyOf(email) == typed);
    }

    private async Task Load(CancellationToken cancellation)
    {
        All = await data.Count(db, await Erasing.SubjectOf(db, Me), cancellation);
        Emails = await db
            .Addresses.AsNoTracking()
            .Where(address => address.PersonId == Me)
            .OrderByDescending(address => address.ConfirmedAt != null)
            .ThenBy(address => address.Id)
            .Select(address => address.Email)
            .ToListAsync(cancellation);
    }
}

/// <summary>Says to the address that was that the account is no more.</summary>
public sealed record ErasedMail(string To) : Mail(To, "", null)
{
    public override string Kind => "account-erased";
    public override bool IsSecret => true;
    public override bool LeavesNoTrace => true;
    public override Type Body => typeof(ErasedBody);

    public override string Subject(Texts texts, string place) => texts.Format("{0} : compte effacé", place);
}
