using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Tending;

/// <summary>To close a question, open it again, move it or take it away, each with its line in the journal.</summary>
[Needs(Permission.AskQuestions)]
public sealed partial class TendModel(
    AppDb db,
    Acts acts,
    Circles circles,
    Reader reader,
    Texts texts,
    TimeProvider clock
) : PageModel
{
    private const string Delete = "delete";
    private const string PutBack = "put-back";

    [BindProperty, StringLength(Question.BecauseLength)]
    public string? Because { get; set; }

    /// <summary>The number or the address of the question that asks the same.</summary>
    [BindProperty, StringLength(400)]
    public string? SameAs { get; set; }

    [BindProperty]
    public long Sight { get; set; }

    public QuestionView Asked { get; private set; } = null!;
    public bool IsDeleted { get; private set; }
    public IReadOnlyList<SelectListItem> Sights { get; private set; } = [];

    public bool MayMove => reader.Role >= Role.Gardener;

    /// <summary>Who asked takes it away as long as nobody answered; knowledge is not for one alone to take.</summary>
    public bool MayDelete => MayTakeAway(Asked.AnswerCount);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancellation)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        Sight = Asked.Scope.Value;
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostClose(long id, CancellationToken cancellation)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        var same = await SameQuestion(id);
        if (string.IsNullOrWhiteSpace(Because) && same is null)
            ModelState.AddModelError("Because", texts["Il manque la raison : elle se lit sous la question."]);
        if (!ModelState.IsValid)
            return await Again(cancellation);
        var because = Because?.Trim() ?? "";
        return await Do(id, "close", because, one => one.Close(reader.PersonId, because, same, Now));
    }

    public async Task<IActionResult> OnPostReopen(long id)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        return await Do(id, "reopen", null, one => one.Reopen());
    }

    public async Task<IActionResult> OnPostMove(long id, CancellationToken cancellation)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        if (!MayMove)
            return StatusCode(StatusCodes.Status403Forbidden);
        var scope = new Scope(Sight);
        if (!circles.Has(scope))
            ModelState.AddModelError("Sight", texts["Ceci n’est pas compris."]);
        if (!ModelState.IsValid)
            return await Again(cancellation);
        return await Do(id, "move", null, one => one.ShowTo(scope));
    }

    public async Task<IActionResult> OnPostDelete(long id)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        if (!MayDelete)
            return StatusCode(StatusCodes.Status403Forbidden);
        return await Do(id, Delete, null, one => one.Delete(reader.PersonId!.Value, Now));
    }

    public async Task<IActionResult> OnPostPutBack(long id)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        return await Do(id, PutBack, null, one => one.PutBack());
    }

    private bool MayTakeAway(int answers) => reader.Role >= Role.Gardener || answers == 0;

    // Others may have been here since the page was shown: what is not to be done any more is not done, and the page says how it stands.
    private async Task<IActionResult> Do(long id, string action, string? reason, Action<Question> how)
    {
        var way = $"/questions/{id}/suite";
        var done = await acts.Run(async act =>
        {
            await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
            var question = await act.Questions.Include(one => one.Answers).SingleAsync(one => one.Id == id);
            if (
                question.Scope.IsHidden
                || (question.DeletedAt is not null) != (action == PutBack)
                || (action == Delete && !MayTakeAway(question.AnswerCount))
            )
                return false;
            how(question);
            await HoldWhatIsUnderWay(act, question);
            act.Record(Now, reader.PersonId, action, question.Changes, reason);
            return true;
        });
        return done ? this.Saved(action == Delete ? way : Asked.Path) : Redirect(texts.Base + way);
    }

    // Mails that were written while everybody could read it.
    private async Task HoldWhatIsUnderWay(AppDb act, Question question)
    {
        var carried = await HideQuestion.Carried(act, question.Id);
        if (question.Scope.IsPublic)
            await act.ReleaseMails(carried, Now);
        else
            await act.HoldMails(carried, Now);
    }

    private async Task<IActionResult?> Open(long id)
    {
        if (await QuestionView.Find(db, reader, id) is { } question)
        {
            Asked = question;
            return KeepAnswer.IsUpTo(reader, question.By.Id) ? null : StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await QuestionView.FindDeleted(db, reader, id) is not { } deleted)
            return NotFound();
        (Asked, IsDeleted) = (deleted, true);
        return null;
    }

    private async Task<long?> SameQuestion(long id)
    {
        if (string.IsNullOrWhiteSpace(SameAs))
            return null;
        var number = Number().Match(SameAs.Trim());
        if (
            long.TryParse(number.Groups["id"].Value, CultureInfo.InvariantCulture, out var same)
            && same != id
            && await db.Questions.VisibleTo(reader).AnyAsync(one => one.Id == same && one.DeletedAt == null)
        )
            return same;
        ModelState.AddModelError("SameAs", texts["Cette autre question n’est pas trouvée."]);
        return null;
    }

    private async Task<IActionResult> Again(CancellationToken cancellation)
    {
        await Show(cancellation);
        return Page();
    }

    private async Task Show(CancellationToken cancellation) => Sights = await circles.Items(cancellation);

    [GeneratedRegex(@"^(?:.*/questions/)?(?<id>\d{1,18})(?:-.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
