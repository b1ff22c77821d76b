using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>What one says of oneself, and to whom.</summary>
[Needs(Permission.UseOwnAccount)]
public sealed class MeModel(AppDb db, Acts acts, Reader reader, Texts texts) : PageModel
{
    public sealed class Input
    {
        [StringLength(Person.NameLength)]
        public string Name { get; set; } = "";

        [StringLength(4000)]
        public string? About { get; set; }

        public SeenBy SeenBy { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<string> Emails { get; private set; } = [];

    public IEnumerable<SelectListItem> Circles =>
        [
            new(texts["les membres du lieu"], nameof(SeenBy.Members)),
            new(texts["tout le monde, visiteurs compris"], nameof(SeenBy.Everyone)),
            new(texts["personne"], nameof(SeenBy.Nobody)),
        ];

    public async Task OnGet()
    {
        var me = await db.People.AsNoTracking().SingleAsync(person => person.Id == reader.PersonId);
        Form = new Input
        {
            Name = me.Name,
            About = me.About,
            SeenBy = me.SeenBy,
        };
        await LoadEmails();
    }

    public async Task<IActionResult> OnPost()
    {
        Check();
        if (!ModelState.IsValid)
        {
            await LoadEmails();
            return Page();
        }
        await acts.Run(async act =>
        {
            var me = await act.People.SingleAsync(person => person.Id == reader.PersonId);
            me.Rename(Form.Name);
            me.About = Form.About?.Trim() ?? "";
            me.SeenBy = Form.SeenBy;
        });
        return this.Saved("/moi");
    }

    private void Check()
    {
        if (string.IsNullOrWhiteSpace(Form.Name) && ModelState.IsValid)
            ModelState.AddModelError("Form.Name", texts["Il manque un nom."]);
        if (!Enum.IsDefined(Form.SeenBy))
            ModelState.AddModelError("Form.SeenBy", texts["Ceci n’est pas compris."]);
    }

    private async Task LoadEmails() =>
        Emails = await db
            .Addresses.AsNoTracking()
            .Where(address => address.PersonId == reader.PersonId)
            .OrderBy(address => address.Key)
            .Select(address => address.Email)
            .ToListAsync();
}
