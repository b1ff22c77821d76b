using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Ask;

/// <summary>
/// The answers to a submitted question. Only here does a search that finds nothing good count as missed, may one leave an
/// address for the day when there is an answer, and say of what was found « c’est ça ».
/// </summary>
[Public]
public sealed class ResultsModel(
    AppDb db,
    Acts acts,
    Asking asking,
    MissedSearches missed,
    FindingIndex index,
    AskPaces paces,
    CurrentPlace place,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private const int LongestSentence = 250;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Answers? Found { get; private set; }

    /// <summary>The address that hears of the answer.</summary>
    public string? WrittenTo { get; private set; }

    /// <summary>Whether an address is all that lacks to post what was asked: of a sentence, not of a text.</summary>
    public bool MayBePosted => !reader.SignedIn && Question?.Trim().Length is > 0 and <= LongestSentence;

    /// <summary>Where it is posted with all that belongs to it.</summary>
    public string AskPath =>
        "/questions/nouvelle" + (string.IsNullOrWhiteSpace(Question) ? "" : "?q=" + Uri.EscapeDataString(Question));
    public bool StillReading => !index.IsReady;
    public PlaceCard Place => place.Card!;

    public async Task OnGet(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Question))
            return;
        await Find(cancellation);
        if (!Found!.FoundSomethingGood && index.IsReady && reader.Role < Role.Gardener)
            await missed.Keep(Question, cancellation);
    }

    public async Task<IActionResult> OnPostWish(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Question))
            return RedirectToPage();
        this.CheckSeal();
        var email = Email?.Trim() ?? "";
        if (!MailAddress.IsValid(email))
            ModelState.AddModelError("Email", texts["Ce n’est pas une adresse de courriel."]);
        if (ModelState.IsValid && paces.RefusesWish(AttemptLimit.ClientOf(HttpContext), Address.KeyOf(email)))
            ModelState.AddModelError(
                "Email",
                texts[
                    "C’est déjà beaucoup d’attente à la fois. Revenez dans une heure.",
                    "C’est déjà beaucoup d’attente à la fois. Reviens dans une heure."
                ]
            );
        if (ModelState.IsValid && await missed.Wish(Question, email, cancellation))
            WrittenTo = email;
        await Find(cancellation);
        return Page();
    }

    /// <summary>« C’est ça, merci », then on to what it is about. Pressed twice in a day it counts once.</summary>
    public async Task<IActionResult> OnPostThanks(string kind, long id, string url, CancellationToken cancellation)
    {
        var on = texts.Base + LocalPath.Of(url);
        var thing = new Thing(kind ?? "", id);
        if (string.IsNullOrWhiteSpace(Question) || paces.SaidAlready(AttemptLimit.ClientOf(HttpContext), thing))
            return Redirect(on);
        await Find(cancellation);
        if (Found!.Where.All(where => where.Thing != thing))
            return Redirect(on);
        await acts.Run(
            act =>
            {
                act.Helped.Add(
                    new Helped
                    {
                        Kind = thing.Kind,
                        ThingId = thing.Id,
                        Asked = MissedSearches.Mask(Question),
                        At = clock.GetUtcNow().UtcDateTime,
                    }
                );
                return Task.CompletedTask;
            },
            cancellation
        );
        return Redirect(on);
    }

    private async Task Find(CancellationToken cancellation) =>
        Found = await asking.Ask(db, Question!, reader, texts, cancellation: cancellation);
}
