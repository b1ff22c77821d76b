using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>The role of one account, given with a reason; and a second factor taken off where somebody lost it.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class GiveRoleModel(
    AppDb db,
    Acts acts,
    Reader reader,
    SecondFactors factors,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private const int LongestReason = 500;

    public sealed class Input
    {
        public Role Role { get; set; }

        [StringLength(LongestReason)]
        public string Reason { get; set; } = "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Name { get; private set; } = "";
    public bool AsksSecondFactor { get; private set; }
    public Role Role { get; private set; }

    public async Task<IActionResult> OnGet(long id)
    {
        if (!await Load(id))
            return NotFound();
        Form = new Input { Role = Role };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!await Load(id))
            return NotFound();
        if (!Enum.IsDefined(Form.Role))
            ModelState.AddModelError("Form.Role", texts["Ceci n’est pas compris."]);
        if (!ModelState.IsValid)
            return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        var given = await acts.Run(async act =>
        {
            var account = await act.Accounts.SingleAsync(account => account.Id == id);
            return await act.GiveRole(account, Form.Role, reader.PersonId, Form.Reason.Trim(), now);
        });
        if (given)
            return this.Saved("/reglages/comptes");
        ModelState.AddModelError(
            "Form.Role",
            texts["C’est la dernière personne à l’intendance : sans elle, plus personne ne pourrait régler le lieu."]
        );
        return Page();
    }

    /// <summary>Somebody lost the application and the recovery codes, and was recognised by other means.</summary>
    public async Task<IActionResult> OnPostReset(long id, string? motif)
    {
        ModelState.Clear();
        if (!await Load(id))
            return NotFound();
        var reason = motif?.Trim() ?? "";
        await acts.Run(act =>
            factors.TakeOff(
                act,
                id,
                reader.PersonId,
                AccountNews.SecondFactorReset,
                reason.Length > LongestReason ? reason[..LongestReason] : reason
            )
        );
        return this.Saved($"/reglages/comptes/{id}");
    }

    private async Task<bool> Load(long id)
    {
        var found = await db
            .Accounts.AsNoTracking()
            .Open()
            .Where(account => account.Id == id)
            .Select(account => new { account.Person!.Name, account.Role })
            .SingleOrDefaultAsync();
        if (found is null)
            return false;
        (Name, Role) = (found.Name, found.Role);
        AsksSecondFactor = await db.AsksSecondFactor(id);
        return true;
    }
}
