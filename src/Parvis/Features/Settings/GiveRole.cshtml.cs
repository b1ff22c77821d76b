using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>The role of one account, given with a reason.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class GiveRoleModel(AppDb db, Acts acts, Reader reader, Texts texts, TimeProvider clock) : PageModel
{
    public sealed class Input
    {
        public Role Role { get; set; }

        [StringLength(500)]
        public string Reason { get; set; } = "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Name { get; private set; } = "";
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
        return true;
    }
}
