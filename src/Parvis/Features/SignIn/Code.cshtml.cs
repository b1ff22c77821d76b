using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>The second thing to show: a code of the application, or a recovery code. A session comes only afterwards.</summary>
[Public]
public sealed class CodeModel(
    AppDb db,
    Acts acts,
    SecondFactors factors,
    ComingIn comingIn,
    SignInLimits limits,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public sealed class Input
    {
        [StringLength(100)]
        public string Code { get; set; } = "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>Too late, too many tries, or taken already.</summary>
    public bool IsOver { get; private set; }

    public async Task OnGet(string token)
    {
        ModelState.Clear();
        await Show(token);
    }

    public async Task<IActionResult> OnPost(string token)
    {
        if (ModelState.IsValid && string.IsNullOrWhiteSpace(Form.Code))
            ModelState.AddModelError("Form.Code", texts["Il manque le code."]);
        if (ModelState.IsValid && limits.CountCode(HttpContext) is { } wait)
            this.TooMany(wait);
        if (!ModelState.IsValid)
            return await Again(token);
        var browser = Request.Headers.UserAgent.ToString();
        var (verdict, entrance) = await acts.Run(act => Try(act, token, browser));
        if (entrance is not null)
            return this.GoIn(entrance);
        Say(verdict);
        return await Again(token);
    }

    private async Task<(CodeVerdict Verdict, Entrance? Entrance)> Try(AppDb act, string token, string browser)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await act.Hold(act.SecondSteps.Live(token, now), step => step.ReturnTo);
        var step = await act.SecondSteps.Include(one => one.Account).Live(token, now).SingleOrDefaultAsync();
        if (step is null)
            return (CodeVerdict.Used, null);
        step.Tries++;
        var verdict = await factors.Try(act, step.AccountId, Form.Code);
        if (verdict != CodeVerdict.Right)
            return (verdict, null);
        step.UsedAt = now;
        return (verdict, comingIn.ByBoth(act, step.Account!, browser, step.ReturnTo));
    }

    private void Say(CodeVerdict verdict)
    {
        if (verdict == CodeVerdict.Wait)
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
        ModelState.AddModelError(
            "Form.Code",
            verdict switch
            {
                CodeVerdict.Wait => texts[
                    "Trop de codes faux. Réessayez dans un quart d’heure, ou entrez avec une clé d’accès.",
                    "Trop de codes faux. Réessaie dans un quart d’heure, ou entre avec une clé d’accès."
                ],
                CodeVerdict.Used => texts[
                    "Ce code a déjà servi. Attendez que le suivant s’affiche.",
                    "Ce code a déjà servi. Attends que le suivant s’affiche."
                ],
                _ => texts["Ce n’est pas le bon code. Les six chiffres changent toutes les trente secondes."],
            }
        );
    }

    private async Task<PageResult> Again(string token)
    {
        await Show(token);
        return Page();
    }

    private async Task Show(string token)
    {
        Response.Headers.CacheControl = "no-store";
        IsOver = !await db.SecondSteps.Live(token, clock.GetUtcNow().UtcDateTime).AnyAsync();
        if (IsOver)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
