using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>Asking for a link, or coming in by a password.</summary>
[Public]
public sealed class EnterModel(
    Acts acts,
    AppDb db,
    Sessions sessions,
    Passwords passwords,
    SignInLimits limits,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    // Of one address that many share, so many are tried: an answer must not take for ever.
    private const int MostSharing = 5;

    public sealed class Input
    {
        [StringLength(MailAddress.Longest)]
        public string Email { get; set; } = "";

        [StringLength(Passwords.Longest), DataType(DataType.Password)]
        public string? Password { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    /// <summary>The address to which a link is said to have been sent.</summary>
    public string? SentTo { get; private set; }

    /// <summary>The password is the way chosen, so it is asked at once.</summary>
    public bool ByPassword { get; private set; }

    public IActionResult OnGet(string? par)
    {
        ByPassword = par == "mot-de-passe";
        return Visit.Of(HttpContext).Reader.SignedIn ? Redirect(Destination) : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        Check();
        if (ModelState.IsValid && limits.CountLink(HttpContext, Address.KeyOf(Form.Email)) is { } wait)
            TooMany(wait);
        if (!ModelState.IsValid)
            return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(act =>
        {
            act.Enqueue(new SendSignInLink(Form.Email.Trim(), LocalPath.Of(ReturnTo), texts.Tongue), now);
            return Task.CompletedTask;
        });
        SentTo = Form.Email.Trim();
        return Page();
    }

    public async Task<IActionResult> OnPostPassword()
    {
        ByPassword = true;
        Check();
        if (string.IsNullOrEmpty(Form.Password) && ModelState.IsValid)
            ModelState.AddModelError("Form.Password", texts["Il manque le mot de passe."]);
        if (ModelState.IsValid && limits.CountPassword(HttpContext, Address.KeyOf(Form.Email)) is { } wait)
            TooMany(wait);
        if (!ModelState.IsValid)
            return Page();
        if (await AccountFitting(Address.KeyOf(Form.Email), Form.Password!) is not { } account)
        {
            ModelState.AddModelError(
                "Form.Password",
                texts[
                    "Cette adresse et ce mot de passe ne vont pas ensemble. Essayez encore, ou demandez un lien.",
                    "Cette adresse et ce mot de passe ne vont pas ensemble. Essaie encore, ou demande un lien."
                ]
            );
            return Page();
        }
        limits.ForgivePasswords(Address.KeyOf(Form.Email));
        var browser = Request.Headers.UserAgent.ToString();
        SessionCookie.Give(HttpContext, await acts.Run(act => Task.FromResult(sessions.Open(act, account, browser))));
        return Redirect(Destination);
    }

    private string Destination => WithBase(texts, ReturnTo);

    /// <summary>The way on, in the language that one is reading.</summary>
    internal static string WithBase(Texts texts, string? path)
    {
        var local = LocalPath.Of(path);
        return local.StartsWith("/en/", StringComparison.Ordinal) ? local : texts.Base + local;
    }

    private void Check()
    {
        this.CheckSeal();
        if (ModelState.IsValid && !MailAddress.IsValid(Form.Email.Trim()))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
    }

    private void TooMany(TimeSpan wait)
    {
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
        ModelState.AddModelError(
            "",
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                texts[
                    "Trop d’essais en peu de temps. Réessayez dans {0} min, ou appelez-nous.",
                    "Trop d’essais en peu de temps. Réessaie dans {0} min, ou appelle-nous."
                ],
                (int)Math.Ceiling(wait.TotalMinutes)
            )
        );
    }

    private async Task<Account?> AccountFitting(string key, string password)
    {
        var hashed = await db
            .Accounts.AsNoTracking()
            .WithAddress(key)
            .Where(account => account.PasswordHash != null)
            .OrderBy(account => account.Id)
            .Take(MostSharing)
            .ToListAsync();
        if (hashed.Count == 0)
            passwords.Fits(null, password);
        return hashed.Find(account => passwords.Fits(account.PasswordHash, password));
    }
}
