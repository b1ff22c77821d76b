using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>One space: its name, who may know of it, who is in it.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class EditSpaceModel(AppDb db, Acts acts, Reader reader, Texts texts, TimeProvider clock) : PageModel
{
    private const int MostFound = 20;

    public sealed record Somebody(long Id, string Name);

    public sealed class Input
    {
        [StringLength(SpaceEdit.NameLength)]
        public string Name { get; set; } = "";

        [StringLength(2000)]
        public string? About { get; set; }

        public SpaceSight Sight { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<Somebody> Members { get; private set; } = [];

    /// <summary>Who was looked for, and who answers to that.</summary>
    public string Wanted { get; private set; } = "";
    public IReadOnlyList<Somebody> Found { get; private set; } = [];

    public IEnumerable<SelectListItem> Sights =>
        [
            new(texts["tout le monde"], nameof(SpaceSight.Everybody)),
            new(texts["les membres du lieu"], nameof(SpaceSight.Members)),
            new(texts["les siens seulement"], nameof(SpaceSight.Itself)),
        ];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGet(long id, string? qui)
    {
        if (await Load(id) is not { } space)
            return NotFound();
        Form = new Input
        {
            Name = space.Name,
            About = space.About,
            Sight = SpaceEdit.SightOf(space),
        };
        await Look(qui);
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (await Load(id) is null)
            return NotFound();
        if (!Enum.IsDefined(Form.Sight))
            ModelState.AddModelError("Form.Sight", texts["Ceci n’est pas compris."]);
        if (!ModelState.IsValid)
            return Page();
        await acts.Run(async act =>
        {
            var space = await act.Spaces.SingleAsync(space => space.Id == id);
            space.Rename(Form.Name);
            space.About = Form.About?.Trim() ?? "";
            space.ShowTo(Form.Sight);
            act.Record(Now, reader.PersonId, SpaceEdit.Edited, space.Changes);
        });
        return this.Saved($"/reglages/espaces/{id}");
    }

    public async Task<IActionResult> OnPostAdd(long id, long personne)
    {
        await acts.Run(async act =>
        {
            if (
                !await act.Spaces.AnyAsync(space => space.Id == id)
                || !await act.People.AnyAsync(one => one.Id == personne)
            )
                return;
            if (await act.SpaceMembers.At(Now).AnyAsync(member => member.SpaceId == id && member.PersonId == personne))
                return;
            act.SpaceMembers.Add(
                new SpaceMember
                {
                    SpaceId = id,
                    PersonId = personne,
                    From = Now,
                }
            );
            act.Record(Now, reader.PersonId, SpaceEdit.MemberAdded, new Thing(Space.Kind, id));
            act.Touch(new Thing(Space.Kind, id));
        });
        return this.Saved($"/reglages/espaces/{id}");
    }

    public async Task<IActionResult> OnPostRemove(long id, long personne)
    {
        await acts.Run(async act =>
        {
            var member = await act
                .SpaceMembers.At(Now)
                .FirstOrDefaultAsync(member => member.SpaceId == id && member.PersonId == personne);
            if (member is null)
                return;
            member.Until = Now;
            act.Record(Now, reader.PersonId, SpaceEdit.MemberRemoved, new Thing(Space.Kind, id));
            act.Touch(new Thing(Space.Kind, id));
        });
        return this.Saved($"/reglages/espaces/{id}");
    }

    private async Task<Space?> Load(long id)
    {
        if (await db.Spaces.AsNoTracking().SingleOrDefaultAsync(space => space.Id == id) is not { } space)
            return null;
        Name = space.Name;
        var inside = db.SpaceMembers.At(Now).Where(member => member.SpaceId == id).Select(member => member.PersonId);
        Members = await db
            .People.AsNoTracking()
            .Where(person => inside.Contains(person.Id))
            .OrderBy(person => person.SortKey)
            .Select(person => new Somebody(person.Id, person.Name))
            .ToListAsync();
        return space;
    }

    private async Task Look(string? wanted)
    {
        Wanted = wanted?.Trim() ?? "";
        if (Wanted.Length is 0 or > Person.NameLength)
            return;
        var (name, address) = (SortKey.Of(Wanted), Address.KeyOf(Wanted));
        var already = Members.Select(member => member.Id).ToList();
        Found = await db
            .People.AsNoTracking()
            .Where(person => person.SortKey.Contains(name) || person.Addresses.Any(one => one.Key == address))
            .Where(person => !already.Contains(person.Id))
            .OrderBy(person => person.SortKey)
            .Take(MostFound)
            .Select(person => new Somebody(person.Id, person.Name))
            .ToListAsync();
    }
}
