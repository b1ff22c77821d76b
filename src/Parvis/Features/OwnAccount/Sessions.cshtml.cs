using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>The browsers in which one is signed in, to be closed from here.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class SessionsModel(AppDb db, Acts acts, Reader reader, TimeProvider clock) : PageModel
{
    private const int MostShown = 100;

    public sealed record Row(long Id, string Browser, DateTime CreatedAt, DateTime SeenAt, bool IsThis);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    private string Mine => SessionCookie.TokenOf(HttpContext) is { } token ? Token.Hash(token) : "";

    public async Task OnGet()
    {
        var mine = Mine;
        Rows = await db
            .Sessions.AsNoTracking()
            .LiveAt(clock.GetUtcNow().UtcDateTime)
            .Where(session => session.AccountId == reader.AccountId)
            .OrderByDescending(session => session.SeenAt)
            .Take(MostShown)
            .Select(session => new Row(
                session.Id,
                session.Browser,
                session.CreatedAt,
                session.SeenAt,
                session.TokenHash == mine
            ))
            .ToListAsync();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(act => act.EndSession(reader.AccountId!.Value, id, now));
        return this.Saved("/moi/sessions");
    }

    public async Task<IActionResult> OnPostOthers()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(act => act.EndSessions(reader.AccountId!.Value, Mine, now));
        return this.Saved("/moi/sessions");
    }
}
