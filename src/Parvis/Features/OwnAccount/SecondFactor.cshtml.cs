using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>Having a code asked besides the link or the password: set up, recovery codes, taken off.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class SecondFactorModel(
    AppDb db,
    Acts acts,
    Reader reader,
    SecondFactors factors,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public const string Path = "/moi/second-facteur";

    public sealed class Input
    {
        [StringLength(100)]
        public string Code { get; set; } = "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>Null when none was begun.</summary>
    public SecondFactor? Factor { get; private set; }

    /// <summary>The secret in groups of four, to be typed where no camera is; only while it is being set up.</summary>
    public string Secret { get; private set; } = "";

    public int CodesLeft { get; private set; }

    /// <summary>Recovery codes, on the one page that shows them.</summary>
    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    private long AccountId => reader.AccountId!.Value;

    public Task OnGet()
    {
        ModelState.Clear();
        return Load();
    }

    public async Task<IActionResult> OnPostBegin()
    {
        await acts.Run(act => factors.Begin(act, AccountId));
        return Redirect(texts.Base + Path);
    }

    public async Task<IActionResult> OnPostGiveUp()
    {
        await acts.Run(act => factors.GiveUp(act, AccountId));
        return Redirect(texts.Base + Path);
    }

    public Task<IActionResult> OnPostConfirm() =>
        WithCode(async act =>
        {
            var (verdict, codes) = await factors.Confirm(act, AccountId, reader.PersonId, Form.Code);
            // Whoever else came in by one thing alone goes.
            if (verdict == CodeVerdict.Right)
                await act.EndSessions(AccountId, SessionCookie.HashOf(HttpContext), clock.GetUtcNow().UtcDateTime);
            return (verdict, codes);
        });

    public Task<IActionResult> OnPostRenew() =>
        WithCode(async act =>
        {
            var verdict = await factors.Try(act, AccountId, Form.Code);
            return (verdict, verdict == CodeVerdict.Right ? await factors.Renew(act, AccountId, reader.PersonId) : []);
        });

    public Task<IActionResult> OnPostTakeOff() =>
        WithCode(async act =>
        {
            var verdict = await factors.Try(act, AccountId, Form.Code);
            if (verdict == CodeVerdict.Right)
                await factors.TakeOff(act, AccountId, reader.PersonId, AccountNews.SecondFactorOff);
            return (verdict, []);
        });

    private async Task<IActionResult> WithCode(
        Func<AppDb, Task<(CodeVerdict Verdict, IReadOnlyList<string> Codes)>> change
    )
    {
        if (ModelState.IsValid && string.IsNullOrWhiteSpace(Form.Code))
            ModelState.AddModelError("Form.Code", texts["Il manque le code."]);
        if (ModelState.IsValid)
        {
            var (verdict, codes) = await acts.Run(change);
            if (verdict == CodeVerdict.Right && codes.Count == 0)
                return this.Saved(Path);
            NewCodes = codes;
            if (verdict != CodeVerdict.Right)
                Say(verdict);
        }
        await Load();
        return Page();
    }

    private void Say(CodeVerdict verdict) =>
        ModelState.AddModelError(
            "Form.Code",
            verdict switch
            {
                CodeVerdict.Wait => texts[
                    "Trop d’essais. Réessayez dans un quart d’heure.",
                    "Trop d’essais. Réessaie dans un quart d’heure."
                ],
                CodeVerdict.Used => texts[
                    "Ce code a déjà servi. Attendez que le suivant s’affiche.",
                    "Ce code a déjà servi. Attends que le suivant s’affiche."
                ],
                _ => texts["Ce n’est pas le bon code. Les six chiffres changent toutes les trente secondes."],
            }
        );

    private async Task Load()
    {
        Response.Headers.CacheControl = "no-store";
        Factor = await db.SecondFactors.AsNoTracking().SingleOrDefaultAsync(factor => factor.AccountId == AccountId);
        if (Factor is { ConfirmedAt: null } && factors.SecretOf(Factor) is { } secret)
            Secret = string.Join(' ', TimedCode.InBase32(secret).Chunk(4).Select(part => new string(part)));
        if (Factor is { ConfirmedAt: not null })
            CodesLeft = await db.RecoveryCodes.CountAsync(code => code.AccountId == AccountId && code.UsedAt == null);
    }
}
