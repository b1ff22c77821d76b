using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>A reader's word on a page, without account: that it helped, or that something is wrong.</summary>
[Public]
public sealed class FeedbackModel(
    AppDb db,
    Acts acts,
    FeedbackPaces paces,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(1);

    public sealed class Input
    {
        [Required, StringLength(PageDoubt.TextLength)]
        public string Text { get; set; } = "";

        [StringLength(PageDoubt.EmailLength)]
        public string? Email { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Title { get; private set; } = "";
    public string Path { get; private set; } = "";

    /// <summary>What is said when the word has arrived.</summary>
    public string Thanks { get; private set; } = "";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGet(string slug, string? merci)
    {
        if (await Find(slug) is null)
            return NotFound();
        Thanks = merci switch
        {
            "aide" => texts["C’est noté : cette page sert."],
            "doute" => texts["C’est noté : qui jardine ira voir."],
            _ => "",
        };
        return Page();
    }

    public async Task<IActionResult> OnPostHelped(string slug, CancellationToken cancellation)
    {
        if (await Find(slug) is not { } id)
            return NotFound();
        ModelState.Clear();
        this.CheckSeal();
        if (!ModelState.IsValid)
            return Page();
        if (paces.CountsAsHelped(HttpContext, id))
            await acts.Run(act => Count(act, id), cancellation);
        return Redirect($"{texts.Base}{Path}/avis?merci=aide");
    }

    public async Task<IActionResult> OnPost(string slug, CancellationToken cancellation)
    {
        if (await Find(slug) is not { } id)
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return Page();
        await acts.Run(act => Doubt(act, id), cancellation);
        return Redirect($"{texts.Base}{Path}/avis?merci=doute");
    }

    private void Check()
    {
        Form.Text = Form.Text?.Trim() ?? "";
        Form.Email = Form.Email?.Trim() is { Length: > 0 } email ? email : null;
        this.CheckSeal();
        if (Form.Email is { } address && !MailAddress.IsValid(address))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
        if (!ModelState.IsValid || paces.RefusesDoubt(HttpContext) is not { } wait)
            return;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        ModelState.AddModelError(
            "",
            texts.Format(
                "Beaucoup de mots à la fois : le suivant pourra partir dans {0} min.",
                (int)Math.Ceiling(wait.TotalMinutes)
            )
        );
    }

    private async Task Count(AppDb act, long id)
    {
        var today = DateOnly.FromDateTime(Now);
        await act.Hold(act.Pages.Where(one => one.Id == id), one => one.Title);
        var row = await act.PagesHelped.FirstOrDefaultAsync(one => one.PageId == id && one.Day == today);
        if (row is null)
            act.PagesHelped.Add(row = new PageHelped { PageId = id, Day = today });
        row.Count++;
    }

    /// <summary>The same doubt sent twice is one.</summary>
    private async Task Doubt(AppDb act, long id)
    {
        var since = Now - OnceIn;
        await act.Hold(act.Pages.Where(one => one.Id == id), one => one.Title);
        if (await act.PageDoubts.AnyAsync(one => one.PageId == id && one.Text == Form.Text && one.At > since))
            return;
        act.PageDoubts.Add(
            new PageDoubt
            {
                PageId = id,
                Text = Form.Text,
                Email = Form.Email,
                ById = reader.PersonId,
                At = Now,
            }
        );
    }

    private async Task<long?> Find(string slug)
    {
        var page = await db
            .Pages.AsNoTracking()
            .VisibleTo(reader)
            .Where(one => one.Slug == slug)
            .Select(one => new { one.Id, one.Title })
            .FirstOrDefaultAsync();
        (Title, Path) = (page?.Title ?? "", $"/jardin/{slug}");
        return page?.Id;
    }
}
