using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Following;

/// <summary>
/// A question as the link in a mail opens it: read and answered as the person the mail was written to, without an account. The
/// key in its address is all that counts, whoever is signed in.
/// </summary>
[Public]
public sealed class ByMailModel(
    AppDb db,
    Acts acts,
    QuestionKeys keys,
    Answering answering,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private const int Most = 50;
    private QuestionKey held = null!;

    [BindProperty, StringLength(Question.LongestText)]
    public string? Text { get; set; }

    public Reader Person { get; private set; } = Reader.Anonymous;

    /// <summary>Null when the link is over.</summary>
    public QuestionView? Asked { get; private set; }
    public IReadOnlyList<AnswerView> Answers { get; private set; } = [];
    public bool Follows { get; private set; }

    public bool IsAsker => Asked!.By.Id == held.PersonId;

    /// <summary>Whoever asked adds what is missing; others answer when it is up to them.</summary>
    public bool MayAnswer => Asked!.State != QuestionState.Closed && (IsAsker || Person.Role >= Role.Member);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGet(string key, CancellationToken cancellation)
    {
        if (await Open(key) is { } refusal)
            return refusal;
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(string key, CancellationToken cancellation)
    {
        if (await Open(key) is { } refusal)
            return refusal;
        if (!MayAnswer)
            return NotFound();
        if (string.IsNullOrWhiteSpace(Text))
            ModelState.AddModelError("Text", texts["Il manque la réponse."]);
        if (!ModelState.IsValid)
        {
            await Show(cancellation);
            return Page();
        }
        var answer = await answering.Answer(held.QuestionId, held.PersonId, Text!, cancellation);
        return Back(key, $"reponse-{answer}");
    }

    public async Task<IActionResult> OnPostKeep(string key, long answer, bool takesBack)
    {
        if (await Open(key) is { } refusal)
            return refusal;
        if (!IsAsker)
            return NotFound();
        var kept = await acts.Run(act => KeepAnswer.Keep(act, held.QuestionId, answer, held.PersonId, takesBack, Now));
        return kept ? Back(key, $"reponse-{answer}") : NotFound();
    }

    public async Task<IActionResult> OnPostThank(string key, long answer)
    {
        if (await Open(key) is { } refusal)
            return refusal;
        var thanked = await acts.Run(act => KeepAnswer.Thank(act, held.QuestionId, answer, held.PersonId, Now));
        return thanked ? Back(key, $"reponse-{answer}") : NotFound();
    }

    public async Task<IActionResult> OnPostStop(string key)
    {
        if (await Open(key) is { } refusal)
            return refusal;
        await acts.Run(act => act.Unfollow(held.QuestionId, held.PersonId, Now));
        return Back(key, "");
    }

    private RedirectResult Back(string key, string fragment) => this.Saved($"/questions/par-courriel/{key}", fragment);

    private async Task<IActionResult?> Open(string key)
    {
        Response.Headers.CacheControl = "no-store";
        // A key outlives a person who was erased.
        if (keys.Read(key) is { } read && await db.People.AnyAsync(one => one.Id == read.PersonId))
        {
            held = read;
            Person = await db.ReaderOf(held.PersonId, Now);
            Asked = await QuestionView.Find(db, Person, held.QuestionId);
        }
        if (Asked is not null)
            return await MustSignIn() ? Redirect(texts.Base + Asked.Path) : null;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    // A mail is one thing alone: not enough where a second is asked for, nor for what is not everybody's.
    private async Task<bool> MustSignIn() =>
        !Asked!.Scope.IsPublic
        || await db.SecondFactors.AnyAsync(one => one.ConfirmedAt != null && one.Account!.PersonId == held.PersonId);

    private async Task Show(CancellationToken cancellation)
    {
        Answers = await AnswerView.Of(db, held.QuestionId, 0, Most, cancellation);
        Follows = await db.Follows(held.QuestionId, held.PersonId);
    }
}
