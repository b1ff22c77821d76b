using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>The passkeys by which one comes in: added, named, removed.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class PasskeysModel(
    AppDb db,
    Acts acts,
    Reader reader,
    Passkeys passkeys,
    SiteAddress site,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    public const string Path = "/moi/cles";
    private const string Added = "add-passkey";
    private const string Removed = "remove-passkey";

    public sealed record Row(long Id, string Name, DateTime CreatedAt, DateTime? UsedAt, bool IsBackedUp);

    public sealed class Input
    {
        [StringLength(Passkey.NameLength)]
        public string? Name { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public string SiteRoot => site.Root;
    public bool HasRoom => Rows.Count < Passkey.MostOfAnAccount;

    private long AccountId => reader.AccountId!.Value;

    /// <summary>What a challenge is bound to: one given to this session is answered in it.</summary>
    internal static string SessionOf(HttpContext context) =>
        SessionCookie.TokenOf(context) is { } token ? Token.Hash(token) : "";

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostAdd(string? cle, string? etat)
    {
        await Load();
        if (!ModelState.IsValid)
            return Page();
        var (proven, fault) = await passkeys.ProveNew(db, AccountId, SessionOf(HttpContext), cle, etat, HttpContext);
        if (proven is not null && await acts.Run(act => Add(act, proven)))
            return this.Saved(Path);
        ModelState.AddModelError("", Words(proven is null ? fault : PasskeyFault.TooLate));
        return Page();
    }

    public async Task<IActionResult> OnPostRename(long id, string? nom)
    {
        ModelState.Clear();
        var name = nom?.Trim() ?? "";
        if (name.Length == 0)
            ModelState.AddModelError("", texts["Il manque un nom."]);
        else if (name.Length > Passkey.NameLength)
            ModelState.AddModelError("", texts["Ce nom est trop long."]);
        if (!ModelState.IsValid)
        {
            await Load();
            return Page();
        }
        await acts.Run(act =>
            act.Passkeys.Where(key => key.Id == id && key.AccountId == AccountId)
                .ExecuteUpdateAsync(key => key.SetProperty(row => row.Name, name))
        );
        return this.Saved(Path);
    }

    public async Task<IActionResult> OnPostRemove(long id)
    {
        await acts.Run(async act =>
        {
            var gone = await act.Passkeys.Where(key => key.Id == id && key.AccountId == AccountId).ExecuteDeleteAsync();
            if (gone > 0)
                act.Record(Now, reader.PersonId, Removed, new Thing(Account.Kind, AccountId));
        });
        return this.Saved(Path);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<bool> Add(AppDb act, ProvenPasskey proven)
    {
        await act.Hold(act.Accounts.Where(account => account.Id == AccountId), account => account.CreatedAt);
        var count = await act.Passkeys.CountAsync(key => key.AccountId == AccountId);
        if (count >= Passkey.MostOfAnAccount || !await act.Spend(proven))
            return false;
        var given = Form.Name?.Trim() ?? "";
        var name = given.Length > 0 ? given : BrowserWords.Of(Request.Headers.UserAgent.ToString(), texts);
        var key = Passkey.Of(proven.Key, AccountId, name, Now);
        if (await act.Passkeys.AnyAsync(other => other.CredentialId == key.CredentialId))
            return false;
        act.Passkeys.Add(key);
        act.Record(Now, reader.PersonId, Added, new Thing(Account.Kind, AccountId));
        act.Tell(AccountId, AccountNews.PasskeyAdded, Now, tongue: texts.Tongue);
        return true;
    }

    private string Words(PasskeyFault fault) =>
        fault == PasskeyFault.TooLate
            ? texts[
                "C’était trop long, ou cette réponse a déjà servi. Essayez encore une fois.",
                "C’était trop long, ou cette réponse a déjà servi. Essaie encore une fois."
            ]
            : texts[
                "Cette clé n’a pas pu être ajoutée. Essayez encore une fois, ou avec un autre appareil.",
                "Cette clé n’a pas pu être ajoutée. Essaie encore une fois, ou avec un autre appareil."
            ];

    private async Task Load() =>
        Rows = await db
            .Passkeys.AsNoTracking()
            .Where(key => key.AccountId == AccountId)
            .OrderByDescending(key => key.CreatedAt)
            .ThenByDescending(key => key.Id)
            .Select(key => new Row(key.Id, key.Name, key.CreatedAt, key.UsedAt, key.IsBackedUp))
            .ToListAsync();
}
