using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Calling;

/// <summary>Whom to ask: the proposals with their reasons, to be changed by the asker and by staff.</summary>
[Needs(Permission.AskQuestions)]
public sealed class CallModel(AppDb db, Acts acts, Callees callees, Reader reader, Texts texts, TimeProvider clock)
    : PageModel
{
    private const int MostToChooseFrom = 500;

    public QuestionView Asked { get; private set; } = null!;
    public IReadOnlyList<CallView> Calls { get; private set; } = [];

    /// <summary>Who may be chosen besides, in the order of their names.</summary>
    public IReadOnlyList<Person> Others { get; private set; } = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Whether this reader says who is asked.</summary>
    public static bool IsUpTo(Reader reader, long? authorId) =>
        reader.SignedIn && (reader.IsStaff || (authorId is not null && authorId == reader.PersonId));

    public async Task<IActionResult> OnGet(long id, CancellationToken cancellation)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPost(long id, long person, CancellationToken cancellation)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        if (await Why(person) is { } fault)
        {
            ModelState.AddModelError("", fault);
            await Show(cancellation);
            return Page();
        }
        await acts.Run(act => Call(act, id, person), cancellation);
        return this.Saved($"/questions/{id}/a-qui");
    }

    public async Task<IActionResult> OnPostWithdraw(long id, long person, CancellationToken cancellation)
    {
        if (await Open(id) is { } refusal)
            return refusal;
        await acts.Run(
            async act =>
                (
                    await act.QuestionCalls.SingleOrDefaultAsync(one => one.QuestionId == id && one.PersonId == person)
                )?.Withdraw(Now),
            cancellation
        );
        return this.Saved($"/questions/{id}/a-qui");
    }

    private async Task<IActionResult?> Open(long id)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return NotFound();
        Asked = question;
        return IsUpTo(reader, question.By.Id) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>Why this person cannot be asked; null when they can.</summary>
    private async Task<string?> Why(long person)
    {
        var known = await db.People.AsNoTracking().ShownTo(reader).SingleOrDefaultAsync(one => one.Id == person);
        if (known is null || (await db.ReaderOf(person, Now)) is not { Role: >= Role.Member } other)
            return texts["Cette personne n’est pas à qui l’on peut demander ici."];
        if (!other.MaySee(Asked.Scope))
            return texts.Format("{0} ne voit pas cette question.", known.Name);
        if (known.IsAwayAt(Now))
            return texts.Format("{0} est en congé.", known.Name);
        var week = (await db.CallsThisWeek([person], Now)).GetValueOrDefault(person);
        return known.MayBeAsked(week, Now)
            ? null
            : texts.Format("{0} a déjà été sollicitée assez souvent cette semaine.", known.Name);
    }

    private async Task Call(AppDb act, long id, long person)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        var call = await act.QuestionCalls.SingleOrDefaultAsync(one => one.QuestionId == id && one.PersonId == person);
        if (call is null)
        {
            call = new QuestionCall
            {
                QuestionId = id,
                PersonId = person,
                Place = int.MaxValue,
                ProposedAt = Now,
            };
            act.QuestionCalls.Add(call);
        }
        if (call.Stands)
            return;
        call.Call(reader.PersonId, Now);
        await act.SaveChangesAsync();
        callees.Tell(act, call);
    }

    private async Task Show(CancellationToken cancellation)
    {
        Calls = (await Around.Of(db, callees, reader, Asked.Id, cancellation)).Calls;
        var named = Calls.Select(call => call.PersonId).Append(Asked.By.Id ?? 0).ToArray();
        var accounts = db.Accounts;
        Others = await db
            .People.AsNoTracking()
            .ShownTo(reader)
            .Where(one => !named.Contains(one.Id))
            .Where(one =>
                accounts.Any(account =>
                    account.PersonId == one.Id && account.ClosedAt == null && account.Role >= Role.Member
                )
            )
            .OrderBy(one => one.SortKey)
            .Take(MostToChooseFrom)
            .ToListAsync(cancellation);
    }
}
