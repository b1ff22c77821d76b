using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>The page of a link that confirms an address. Programs that look at mails open it; only the button posts.</summary>
[Public]
public sealed class ConfirmModel(AppDb db, Waiting waiting, QuestionKeys keys, TimeProvider clock) : PageModel
{
    /// <summary>What waits; null when the link is over.</summary>
    public PendingQuestion? Pending { get; private set; }

    public Task OnGet(string token) => Show(token);

    public async Task<IActionResult> OnPost(string token, CancellationToken cancellation)
    {
        if (await waiting.Post(token, cancellation) is { } posted)
            return this.Saved(keys.PathFor(posted.Question, posted.Asker));
        await Show(token);
        return Page();
    }

    private async Task Show(string token)
    {
        Response.Headers.CacheControl = "no-store";
        Pending = await db.PendingBehind(token, clock.GetUtcNow().UtcDateTime);
        if (Pending is null)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
