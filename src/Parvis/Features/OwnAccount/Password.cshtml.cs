using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>Setting a password, changing it, or doing without.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class PasswordModel(
    AppDb db,
    Acts acts,
    Reader reader,
    Passwords passwords,
    PasswordChangeLimit limit,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public sealed class Input
    {
        [StringLength(Passwords.Longest)]
        public string? Current { get; set; }

        [StringLength(Passwords.Longest)]
        public string? New { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public bool HasOne { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var hash = await Load();
        if (ModelState.IsValid && (Form.New is null || Form.New.Trim().Length < Passwords.Shortest))
            ModelState.AddModelError("Form.New", texts["Au moins douze caractères ; une phrase fait bien l’affaire."]);
        CheckCurrent(hash);
        if (!ModelState.IsValid)
            return Page();
        await Change(passwords.Hash(Form.New!));
        return this.Saved("/moi/mot-de-passe");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        CheckCurrent(await Load());
        if (!ModelState.IsValid)
            return Page();
        await Change(null);
        return this.Saved("/moi/mot-de-passe");
    }

    private async Task<string?> Load()
    {
        var hash = await db
            .Accounts.Where(account => account.Id == reader.AccountId)
            .Select(account => account.PasswordHash)
            .SingleAsync();
        HasOne = hash is not null;
        return hash;
    }

    private void CheckCurrent(string? hash)
    {
        if (hash is null || !ModelState.IsValid)
            return;
        if (!limit.Allows(reader.AccountId!.Value))
            ModelState.AddModelError(
                "Form.Current",
                texts[
                    "Trop d’essais. Réessayez dans un quart d’heure.",
                    "Trop d’essais. Réessaie dans un quart d’heure."
                ]
            );
        else if (!passwords.Fits(hash, Form.Current ?? ""))
            ModelState.AddModelError("Form.Current", texts["Ce n’est pas le mot de passe actuel."]);
    }

    // Whoever else is in by the old password goes.
    private Task Change(string? hash)
    {
        var mine = SessionCookie.HashOf(HttpContext);
        return acts.Run(async act =>
        {
            var account = await act.Accounts.SingleAsync(account => account.Id == reader.AccountId);
            account.PasswordHash = hash;
            await act.EndSessions(account.Id, exceptTokenHash: mine, clock.GetUtcNow().UtcDateTime);
        });
    }
}
