using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Garden.Provenance;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Makes a page of an answer, or adds it to one: the page remembers the answer, the answer tells where it went.</summary>
[Needs(Permission.EditGarden)]
public sealed class HarvestModel(
    AppDb db,
    Acts acts,
    Circles circles,
    NearPages pages,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private sealed record Given(string Markdown, long? AuthorId, DateTime? HarvestedAt);

    [BindProperty]
    public HarvestForm Form { get; set; } = new();

    /// <summary>What the button that was pressed does; none is the main one.</summary>
    [BindProperty]
    public string? Do { get; set; }

    public QuestionView Asked { get; private set; } = null!;
    public long AnswerId { get; private set; }
    public IEnumerable<Harvested> Before { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Sights { get; private set; } = [];
    public IReadOnlyList<Target> Near { get; private set; } = [];

    /// <summary>The page that it is to be added to, with its headings; null for a new one.</summary>
    public Target? Into { get; private set; }
    public IReadOnlyList<SelectListItem> Headings { get; private set; } = [];

    /// <summary>What this page says of it already.</summary>
    public string? There { get; private set; }
    public string? Preview { get; private set; }

    /// <summary>Gardeners may show it to more people than the question, if they say so.</summary>
    public bool MayWiden => reader.Role >= Role.Gardener && !Asked.Scope.IsPublic;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Given answer = null!;

    public async Task<IActionResult> OnGet(long id, long answerId, CancellationToken cancellation)
    {
        if (!await Load(id, answerId, cancellation))
            return NotFound();
        var tags = await TagView.Of(db, Question.Kind, id).Select(tag => tag.Name).ToListAsync(cancellation);
        Form = HarvestForm.Of(Asked, answer.Markdown, tags);
        return await Show(cancellation);
    }

    public async Task<IActionResult> OnPost(long id, long answerId, CancellationToken cancellation)
    {
        if (!await Load(id, answerId, cancellation))
            return NotFound();
        var (verb, page) = HarvestForm.Pressed(Do);
        if (page is not null)
            (Form.Into, Form.Under) = (page, null);
        if (verb is "" && Form.Search is not null && Form.Search != Form.Searched)
            verb = "chercher";
        if (verb is "" or "ajouter")
            return await Carry(cancellation) is { } path
                ? this.Saved(path, Harvested.AnchorOf(AnswerId))
                : await Show(cancellation);
        ModelState.Clear();
        if (verb == "nouvelle")
            Form.Into = null;
        if (verb == "apercu")
            Preview = QuestionView.Linked(Markdown.ToHtml(Form.Text ?? ""), texts);
        return await Show(cancellation);
    }

    /// <summary>The page's path once it is done; null when something is left to be said.</summary>
    private async Task<string?> Carry(CancellationToken cancellation)
    {
        if (Form.Into is { } pageId)
        {
            await Find(pageId);
            Form.CheckAddition(ModelState, Asked, Into, reader, texts);
            return ModelState.IsValid ? Heard(await acts.Run(act => Add(act, pageId), cancellation)) : null;
        }
        Form.CheckPage(ModelState, Asked, circles, reader, texts);
        return ModelState.IsValid ? await acts.Run(Plant, cancellation) : null;
    }

    private async Task<string> Plant(AppDb act)
    {
        var page = await Harvest.Plant(act, Origin, Form.ToPage(), reader.PersonId, Now);
        (await act.Answers.SingleAsync(one => one.Id == AnswerId)).Harvest(Now);
        return page.Path;
    }

    private async Task<Addition> Add(AppDb act, long pageId)
    {
        // A page's history stays, and the question may be hidden one day: its margin names it to whoever may read it.
        var comment = texts["Récolte d’une réponse"];
        var done = await Harvest.Add(
            act,
            pageId,
            Origin,
            Form.Markdown,
            Form.Under ?? "",
            comment,
            reader.PersonId,
            Now
        );
        if (done.Outcome == Outcome.Added)
            (await act.Answers.SingleAsync(one => one.Id == AnswerId)).Harvest(Now);
        return done;
    }

    // Names are left out when the question was not for everybody.
    private Origin Origin =>
        new(
            new Thing(Question.Kind, Asked.Id),
            AnswerId,
            Answer.AnchorOf(AnswerId),
            Asked.Scope.IsPublic ? answer.AuthorId : null
        );

    private string? Heard(Addition done)
    {
        switch (done.Outcome)
        {
            case Outcome.AlreadyThere:
                There = done.There;
                ModelState.AddModelError("", texts["Cette page a déjà cette réponse : rien n’a été ajouté."]);
                return null;
            case Outcome.NoSuchHeading:
                ModelState.AddModelError("Form.Under", texts["Cette partie n’est plus dans la page."]);
                return null;
            case Outcome.TooLong:
                ModelState.AddModelError(
                    "Form.Text",
                    texts["La page serait trop longue : une nouvelle page convient mieux."]
                );
                return null;
            case Outcome.Added or Outcome.AddedBefore:
                return done.Path;
            default:
                throw new InvalidOperationException($"No words for {done.Outcome}.");
        }
    }

    private async Task<bool> Load(long id, long answerId, CancellationToken cancellation)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return false;
        var given = await db
            .Answers.Where(one => one.Id == answerId && one.QuestionId == id)
            .Select(one => new Given(one.Text.Markdown, one.AuthorId, one.HarvestedAt))
            .FirstOrDefaultAsync(cancellation);
        (Asked, AnswerId, answer) = (question, answerId, given!);
        return given is not null;
    }

    private async Task<IActionResult> Show(CancellationToken cancellation)
    {
        if (answer.HarvestedAt is not null)
            Before = (await Harvested.From(db, reader, new Thing(Question.Kind, Asked.Id), cancellation))[AnswerId];
        if (Form.Into is { } pageId)
            await Find(pageId);
        else
            Sights = await SightsToChoose(cancellation);
        Near = [.. (await pages.Of(Asked, Form.Search)).Where(page => page.Id != Into?.Id && Fits(page.Scope))];
        return Page();
    }

    private async Task Find(long pageId)
    {
        if (Into is not null)
            return;
        if (await Harvest.Find(db, reader, pageId) is not { } found)
        {
            Form.Into = null;
            ModelState.AddModelError("", texts["Cette page n’est plus là."]);
            return;
        }
        Into = found.Target;
        Headings =
        [
            .. found.Headings.Select(heading => new SelectListItem(texts.Format("Sous « {0} »", heading), heading)),
        ];
    }

    private async Task<IReadOnlyList<SelectListItem>> SightsToChoose(CancellationToken cancellation) =>
        [.. (await circles.Items(cancellation)).Where(one => Fits(new Scope(long.Parse(one.Value))))];

    private bool Fits(Scope scope) => MayWiden || scope.IsWithin(Asked.Scope);
}
