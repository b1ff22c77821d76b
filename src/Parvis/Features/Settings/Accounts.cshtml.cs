using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>Who has an account and which role; inviting somebody.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class AccountsModel(
    AppDb db,
    Acts acts,
    Reader reader,
    Texts texts,
    Composer composer,
    SiteAddress site,
    TimeProvider clock
) : PageModel
{
    public const int OnAPage = 50;

    public sealed record Row(long Id, string Name, Role Role);

    public sealed class Input
    {
        [StringLength(Person.NameLength)]
        public string Name { get; set; } = "";

        [StringLength(MailAddress.Longest)]
        public string Email { get; set; } = "";

        public Role Role { get; set; } = Role.Member;
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty(SupportsGet = true), StringLength(Person.NameLength)]
    public string? Q { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");

    public static IEnumerable<SelectListItem> RolesIn(Texts texts) =>
        Enum.GetValues<Role>().Select(role => new SelectListItem(RoleWords.Of(role, texts), $"{role}"));

    public Task OnGet(int page = 1)
    {
        ModelState.Clear();
        return Load(page);
    }

    public async Task<IActionResult> OnPost()
    {
        if (ModelState.IsValid && !MailAddress.IsValid(Form.Email.Trim()))
            ModelState.AddModelError("Form.Email", texts["Ce n’est pas une adresse de courriel."]);
        if (!Enum.IsDefined(Form.Role))
            ModelState.AddModelError("Form.Role", texts["Ceci n’est pas compris."]);
        if (!ModelState.IsValid)
        {
            await Load(1);
            return Page();
        }
        var token = Platform.People.Token.New();
        var mail = await composer.Compose(
            new InvitationMail(
                Form.Email.Trim(),
                Form.Name.Trim(),
                null,
                reader.Name,
                site.Root + SignInLink.Path + token
            ),
            texts
        );
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(async act =>
        {
            var account = await act.Admit(Form.Name, Form.Email.Trim(), Form.Role, reader.PersonId, now);
            var address = await act.AddressOf(account.PersonId, Form.Email.Trim());
            act.AddSignInLink(token, account.Id, address, now, SignInLink.InvitationLasts);
            await act.Send(mail, now);
        });
        return this.Saved("/reglages/comptes");
    }

    private async Task Load(int page)
    {
        var accounts = db.Accounts.AsNoTracking().Open();
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var (name, address) = (SortKey.Of(Q.Trim()), Address.KeyOf(Q));
            accounts = accounts.Where(account =>
                account.Person!.SortKey.Contains(name) || account.Person.Addresses.Any(one => one.Key == address)
            );
        }
        var pages = Pager.PagesFor(await accounts.CountAsync(), OnAPage);
        page = Math.Clamp(page, 1, pages);
        var query = string.IsNullOrWhiteSpace(Q) ? "" : "?q=" + Uri.EscapeDataString(Q);
        Pager = new Pager(page, pages, $"{texts.Base}/reglages/comptes{query}");
        Rows = await accounts
            .OrderByDescending(account => account.Role)
            .ThenBy(account => account.Person!.SortKey)
            .ThenBy(account => account.Id)
            .Skip((page - 1) * OnAPage)
            .Take(OnAPage)
            .Select(account => new Row(account.Id, account.Person!.Name, account.Role))
            .ToListAsync();
    }
}
