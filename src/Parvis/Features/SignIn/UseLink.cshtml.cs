using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>The page of a link. Programs that look at mails open it and use nothing up; only the button does.</summary>
[Public]
public sealed class UseLinkModel(AppDb db, Acts acts, ComingIn comingIn, TimeProvider clock) : PageModel
{
    /// <summary>Who may come in by this link; none when it is over.</summary>
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public Task OnGet(string token) => Show(token);

    public async Task<IActionResult> OnPost(string token, long? compte)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var browser = Request.Headers.UserAgent.ToString();
        var entrance = await acts.Run(async act =>
            await act.UseSignInLink(token, compte, now) is { } used
                ? await comingIn.ByOne(act, used.Account, browser, used.ReturnTo)
                : null
        );
        if (entrance is not null)
            return this.GoIn(entrance);
        await Show(token);
        return Page();
    }

    private async Task Show(string token)
    {
        Response.Headers.CacheControl = "no-store";
        Accounts = await db.AccountsBehind(token, clock.GetUtcNow().UtcDateTime);
        if (Accounts.Count == 0)
            Response.StatusCode = StatusCodes.Status410Gone;
    }
}
