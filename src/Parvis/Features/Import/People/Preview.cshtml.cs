using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.People;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Import.People;

/// <summary>What a list would do, line by line; then, once it is said, how far it is.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class PreviewModel(AppDb db, Acts acts, PeopleFiles files, Texts texts, TimeProvider clock) : PageModel
{
    private const int OnAPage = 100;

    public sealed class Input
    {
        public Role Role { get; set; }
        public bool GivesAccounts { get; set; }
        public bool Invites { get; set; }

        public PeopleChoices Choices => new(Role, GivesAccounts, Invites);
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public PeopleImport Import { get; private set; } = null!;
    public PeopleSheet Sheet { get; private set; } = null!;
    public Pager Pager { get; private set; } = new(1, 1, "");
    public int Count => Math.Max(Sheet?.Lines.Count ?? 0, Import.Done);

    internal IReadOnlyList<PlannedLine> Lines { get; private set; } = [];
    internal IEnumerable<PlannedLine> Shown => Lines.Skip((Pager.Current - 1) * OnAPage).Take(OnAPage);

    public IEnumerable<SelectListItem> Roles =>
        new[] { Role.Member, Role.Visitor }.Select(role => new SelectListItem(RoleWords.Of(role, texts), $"{role}"));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGet(long id, [FromQuery] string? page)
    {
        if (await Find(id) is not { } import)
            return NotFound();
        Form = new Input
        {
            Role = import.Role,
            GivesAccounts = import.GivesAccounts,
            Invites = import.Invites,
        };
        await Show(import, page);
        return Page();
    }

    public Task<IActionResult> OnPost(long id) => Save(id, starts: false);

    public Task<IActionResult> OnPostImport(long id) => Save(id, starts: true);

    private async Task<IActionResult> Save(long id, bool starts)
    {
        if (await Find(id) is not { } import)
            return NotFound();
        if (!Form.Choices.AreSound)
            ModelState.AddModelError(
                Form.Invites ? "Form.Invites" : "Form.Role",
                Form.Invites ? texts["On n’invite que qui reçoit un compte."] : texts["Ceci n’est pas compris."]
            );
        if (!ModelState.IsValid)
        {
            await Show(import, null);
            return Page();
        }
        await acts.Run(act => Keep(act, id, starts));
        return Redirect($"{texts.Base}/reglages/comptes/importer/{id}");
    }

    // A second click finds it started, and starts nothing.
    private async Task Keep(AppDb act, long id, bool starts)
    {
        await act.Hold(act.PeopleImports.Where(row => row.Id == id), row => row.Done);
        var import = await act.PeopleImports.SingleAsync(row => row.Id == id);
        if (import.StartedAt is not null)
            return;
        import.Choose(Form.Choices);
        if (!starts)
            return;
        import.StartedAt = Now;
        act.Enqueue(new ImportPeople(id), Now);
    }

    private async Task<PeopleImport?> Find(long id)
    {
        var since = Now - PeopleImport.Lasts;
        return await db
            .PeopleImports.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == id && (row.StartedAt != null || row.CreatedAt > since));
    }

    private async Task Show(PeopleImport import, string? page)
    {
        Import = import;
        if (import.FinishedAt is not null)
            return;
        Sheet = files.Open(import);
        if (import.StartedAt is not null)
            return;
        Lines = await PeoplePlan.Make(db, Sheet.Lines, PeoplePlan.Twins(Sheet.Lines), Form.Choices);
        var pages = Pager.PagesFor(Lines.Count, OnAPage);
        Pager = new Pager(
            Platform.Web.Addresses.PageOf(page, pages),
            pages,
            $"{texts.Base}/reglages/comptes/importer/{import.Id}"
        );
    }
}
