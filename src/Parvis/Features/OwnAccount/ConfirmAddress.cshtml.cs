using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>
/// The page of the link that confirms an address. It works wherever the mailbox is read, so one need not be signed in; only
/// its button does anything.
/// </summary>
[Public]
public sealed class ConfirmAddressModel(AppDb db, Acts acts, TimeProvider clock) : PageModel
{
    public sealed record Shown(string Email, string Name);

    /// <summary>What there is to confirm; null when the link is over.</summary>
    public Shown? Claim { get; private set; }

    public bool IsDone { get; private set; }
    public bool IsTaken { get; private set; }

    public async Task OnGet(string token)
    {
        Response.Headers.CacheControl = "no-store";
        var hash = Token.Hash(token);
        IsDone =
            Request.Query.ContainsKey(AfterSaving.Mark)
            && await db.AddressClaims.AnyAsync(claim => claim.TokenHash == hash && claim.UsedAt != null);
        if (!IsDone)
            await Show(token);
    }

    public async Task<IActionResult> OnPost(string token)
    {
        Response.Headers.CacheControl = "no-store";
        var outcome = await acts.Run(act => act.Confirm(token, clock.GetUtcNow().UtcDateTime));
        if (outcome == AddressOutcome.Done)
            return this.Saved(AddressClaim.Path + token);
        IsTaken = outcome == AddressOutcome.Taken;
        if (IsTaken)
            Response.StatusCode = StatusCodes.Status409Conflict;
        else
            await Show(token);
        return Page();
    }

    private async Task Show(string token)
    {
        Claim = await db
            .AddressClaims.Behind(token, clock.GetUtcNow().UtcDateTime)
            .Select(claim => new Shown(claim.Email, claim.Account!.Person!.Name))
            .SingleOrDefaultAsync();
        if (Claim is null)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
