using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>
/// To ask people what nothing answers yet, with what is known already in front of one. Who has no account gives an address, and
/// the question is posted from the link that is sent there.
/// </summary>
[Public]
public sealed class AskModel(
    AppDb db,
    Acts acts,
    Asking asking,
    Posting posting,
    Waiting waiting,
    QuestionPaces paces,
    Circles circles,
    Reader reader,
    Texts texts
) : PageModel
{
    public sealed class Input
    {
        [Required, StringLength(Question.TitleLength)]
        public string Title { get; set; } = "";

        [StringLength(Question.LongestText)]
        public string? Text { get; set; }

        [StringLength(Tag.NameLength * Question.MostTags)]
        public string? Tags { get; set; }

        /// <summary>The number of a scope that the asker belongs to.</summary>
        public long Sight { get; set; }

        [StringLength(MailAddress.Longest)]
        public string? Email { get; set; }

        [StringLength(Person.NameLength)]
        public string? Name { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Answers? Known { get; private set; }
    public IReadOnlyList<SelectListItem> Sights { get; private set; } = [];

    /// <summary>The address to which the link went that posts the question.</summary>
    public string? SentTo { get; private set; }

    public async Task OnGet(string? q, CancellationToken cancellation)
    {
        var asked = q?.Trim() ?? "";
        Form.Title = asked.Length <= Question.TitleLength ? asked : "";
        Form.Text = asked.Length > Question.TitleLength ? asked : null;
        await Show(cancellation);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        Check();
        if (!reader.SignedIn)
            CheckAddress();
        if (ModelState.IsValid)
            CheckPace();
        if (!ModelState.IsValid)
        {
            await Show(cancellation);
            return Page();
        }
        var wish = new Wish(Form.Title, Form.Text?.Trim() ?? "", Form.Tags, new Scope(Form.Sight));
        if (reader.PersonId is { } asker)
        {
            var experts = posting.WhoMayKnow(wish, asker);
            var question = await acts.Run(act => posting.Post(act, wish, asker, experts), cancellation);
            return this.Saved(question.Path);
        }
        SentTo = Form.Email!.Trim();
        await waiting.Keep(wish, SentTo, Form.Name?.Trim() ?? "", cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostPreview(CancellationToken cancellation)
    {
        Form.Title ??= "";
        await Show(cancellation);
        // Anybody may ask for one: what could not be posted is not rendered either.
        return Form.Text?.Length > Question.LongestText ? Page() : this.Previewed(Form.Text);
    }

    private void Check()
    {
        Form.Title = Form.Title?.Trim() ?? "";
        ModelState.CheckTitle("Form.Title", Form.Title, texts);
        if (!circles.Has(new Scope(Form.Sight)))
            ModelState.AddModelError("Form.Sight", texts["Ceci n’est pas compris."]);
        ModelState.CheckTags("Form.Tags", Form.Tags, Question.MostTags, texts);
    }

    private void CheckAddress()
    {
        this.CheckSeal();
        if (!MailAddress.IsValid(Form.Email?.Trim() ?? ""))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
    }

    private void CheckPace()
    {
        var wait = reader.SignedIn
            ? paces.RefusesToAsk($"{reader.PersonId}")
            : paces.RefusesToWrite(AttemptLimit.ClientOf(HttpContext), Address.KeyOf(Form.Email!));
        if (wait is null)
            return;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        ModelState.AddModelError(
            "",
            texts.Format(
                "Beaucoup de questions à la fois. Rien n’est perdu : celle-ci pourra partir dans {0} min.",
                wait
            )
        );
    }

    private async Task Show(CancellationToken cancellation)
    {
        if (Form.Title.Length > 0)
            Known = await asking.Ask(db, Form.Title, reader, texts, new AskOptions(Most: 5), cancellation);
        Sights = await circles.Items(cancellation);
    }
}
