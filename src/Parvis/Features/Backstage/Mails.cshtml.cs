using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Backstage;

/// <summary>The mails of the place: on their way, gone, given up. In a demonstration everybody may read them.</summary>
[Needs(Permission.SeeBackstage)]
public sealed class MailsModel(AppDb db, Acts acts, Reader reader, MailOptions options, Texts texts, TimeProvider clock)
    : PageModel
{
    public const int OnAPage = 50;

    public sealed record Row(
        long Id,
        string Kind,
        string To,
        string Subject,
        string? Text,
        bool IsSecret,
        bool IsHeld,
        DateTime CreatedAt,
        DateTime? TriedAt,
        DateTime? SentAt,
        DateTime? FailedAt,
        string? LastError
    );

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");
    public int Failed { get; private set; }
    public bool MayAct => reader.May(Permission.SeeBackstage);
    public bool IsDemonstration => options.ShowToEveryone;

    public async Task OnGet(int page = 1)
    {
        var showAll = options.ShowToEveryone;
        Failed = await db.OutgoingMails.CountAsync(mail => mail.FailedAt != null);
        var pages = Pager.PagesFor(await db.OutgoingMails.CountAsync(), OnAPage);
        page = Math.Clamp(page, 1, pages);
        Pager = new Pager(page, pages, texts.Base + "/coulisses/courriels");
        Rows = await db
            .OutgoingMails.AsNoTracking()
            .OrderByDescending(mail => mail.FailedAt != null)
            .ThenByDescending(mail => mail.Id)
            .Skip((page - 1) * OnAPage)
            .Take(OnAPage)
            .Select(mail => new Row(
                mail.Id,
                mail.Kind,
                mail.To,
                mail.HeldAt == null && (showAll || !mail.IsSecret) ? mail.Subject : "",
                mail.HeldAt == null && (showAll || !mail.IsSecret) ? mail.Text : null,
                mail.IsSecret,
                mail.HeldAt != null,
                mail.CreatedAt,
                mail.TriedAt,
                mail.SentAt,
                mail.FailedAt,
                mail.LastError
            ))
            .ToListAsync();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!MayAct)
            return StatusCode(StatusCodes.Status403Forbidden);
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(async act =>
        {
            if (await act.OutgoingMails.SingleOrDefaultAsync(mail => mail.Id == id) is { } mail)
                mail.TryAgain(act, now);
        });
        return this.Saved("/coulisses/courriels");
    }

    /// <summary>A text cut at its addresses, so that they can be pressed.</summary>
    public static IEnumerable<(string Words, bool IsLink)> Pieces(string text) =>
        text.Split('\n')
            .Select(line =>
                (
                    line,
                    line.StartsWith("http://", StringComparison.Ordinal)
                        || line.StartsWith("https://", StringComparison.Ordinal)
                )
            );
}
