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

/// <summary>Asking for a link, or coming in by a password or a passkey.</summary>
[Public]
public sealed class EnterModel(
    Acts acts,
    AppDb db,
    ComingIn comingIn,
    Passwords passwords,
    Passkeys passkeys,
    SignInLimits limits,
    SiteAddress site,
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

    /// <summary>Where the passkeys of this place work.</summary>
    public string SiteRoot => site.Root;

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
            this.TooMany(wait);
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
            this.TooMany(wait);
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
        return this.GoIn(await acts.Run(act => comingIn.ByOne(act, account, Browser, ReturnTo)));
    }

    /// <summary>The answer of a passkey, which counts as two things shown: the key, and the finger or code that opens it.</summary>
    public async Task<IActionResult> OnPostPasskey(string? cle, string? etat)
    {
        ModelState.Clear();
        this.CheckSeal();
        if (ModelState.IsValid && limits.CountPasskey(HttpContext) is { } wait)
            this.TooMany(wait);
        if (!ModelState.IsValid)
            return Page();
        var (proven, fault) = await passkeys.Prove(db, cle, etat, HttpContext);
        var entrance = proven is null ? null : await acts.Run(act => ByPasskey(act, proven));
        if (entrance is not null)
            return this.GoIn(entrance);
        ModelState.AddModelError("", EnterByPasskey.Words(proven is null ? fault : PasskeyFault.TooLate, texts));
        return Page();
    }

    private string Browser => Request.Headers.UserAgent.ToString();

    private string Destination => Entering.WayOn(texts, ReturnTo);

    private async Task<Entrance?> ByPasskey(AppDb act, ProvenPasskey proven) =>
        await act.Use(proven, clock.GetUtcNow().UtcDateTime) is { } account
            ? comingIn.ByBoth(act, account, Browser, ReturnTo)
            : null;

    private void Check()
    {
        this.CheckSeal();
        if (ModelState.IsValid && !MailAddress.IsValid(Form.Email.Trim()))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
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
