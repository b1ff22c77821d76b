using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>To say that something is wrong with a text, for whoever can read it; no account is needed.</summary>
[Public]
public sealed class ReportModel(
    AppDb db,
    Acts acts,
    Hideables hideables,
    NoticePaces paces,
    Receipts receipts,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public sealed class Input
    {
        [Required]
        public Wrong? Wrong { get; set; }

        [Required, StringLength(Notice.LongestText)]
        public string Text { get; set; } = "";

        [StringLength(Person.NameLength)]
        public string? Name { get; set; }

        [StringLength(MailAddress.Longest)]
        public string? Email { get; set; }

        /// <summary>That the notice is meant and true, as the law asks of it.</summary>
        public bool GoodFaith { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The name of a thing: « question:12 ».</summary>
    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? What { get; set; }

    public Written Reported { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!await Find())
            return NotFound();
        Check();
        if (ModelState.IsValid && paces.Refuses(HttpContext) is { } wait)
            TooMany(wait);
        if (!ModelState.IsValid)
            return Page();
        var writes = Email is { } email && !paces.HadEnoughMails(email);
        var id = await acts.Run(act => Receive(act, writes), cancellation);
        return this.Saved(receipts.PathOf(id));
    }

    private string? Name => Form.Name?.Trim() is { Length: > 0 } name ? name : null;
    private string? Email => Form.Email?.Trim() is { Length: > 0 } email ? email : null;

    // What the reader may not see is not found: a form that knew better would give it away.
    private async Task<bool> Find()
    {
        if (hideables.Named(What) is not { } thing || await hideables.Find(db, thing) is not { } written)
            return false;
        Reported = written;
        return reader.MaySee(written.Scope);
    }

    private void Check()
    {
        this.CheckSeal();
        if (Form.Wrong is { } wrong && !Enum.IsDefined(wrong))
            ModelState.AddModelError("Form.Wrong", texts["Ceci n’est pas compris."]);
        if (Email is { } email && !MailAddress.IsValid(email))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
        if (!Form.GoodFaith && ModelState["Form.GoodFaith"] is not { Errors.Count: > 0 })
            ModelState.AddModelError("Form.GoodFaith", texts["Cette case manque : la loi la demande à qui signale."]);
    }

    private async Task<long> Receive(AppDb act, bool writes)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var text = Form.Text.Trim();
        var notice = Notice.Of(Reported.Thing, Form.Wrong!.Value, text, Name, Email, reader, texts.Tongue, now);
        if (await act.Notices.FirstOrDefaultAsync(one => one.Fingerprint == notice.Fingerprint) is { } same)
            return same.Id;
        act.Notices.Add(notice);
        await act.SaveChangesAsync();
        act.Record(now, null, "receive-notice", new Thing(Notice.ThingKind, notice.Id));
        if (writes)
            act.Enqueue(new TellNotifier(notice.Id), now);
        return notice.Id;
    }

    private void TooMany(TimeSpan wait)
    {
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
        ModelState.AddModelError(
            "",
            texts.Format(
                "Beaucoup de signalements à la fois. Rien n’est perdu : celui-ci pourra partir dans {0} min.",
                (int)Math.Ceiling(wait.TotalMinutes)
            )
        );
    }
}
