using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>A question out of sight with all its answers, and back.</summary>
internal sealed class HideQuestion : IHideable
{
    public string Kind => Question.Kind;

    public async Task<IReadOnlyList<Written>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var rows = await db
            .Questions.Where(question => ids.Contains(question.Id))
            .Select(question => new
            {
                question.Id,
                question.Slug,
                question.Title,
                Html = question.Text.Html.Substring(0, Written.Enough),
                question.Scope,
                question.AuthorId,
                question.Tongue,
            })
            .ToListAsync();
        return rows.ConvertAll(row => new Written(
            new Thing(Kind, row.Id),
            row.Title,
            TextPreview.Of(row.Html, Written.ExcerptLength),
            $"/questions/{row.Id}-{row.Slug}",
            row.Scope,
            row.AuthorId,
            row.Tongue
        ));
    }

    public async Task<Scope?> Hide(AppDb act, long id, DateTime at)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        if ((await act.Questions.SingleOrDefaultAsync(one => one.Id == id))?.Hide() is not { } former)
            return null;
        await act.HoldMails(await Carried(act, id), at);
        return former;
    }

    public async Task Restore(AppDb act, long id, Scope former, DateTime at)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        (await act.Questions.SingleAsync(one => one.Id == id)).Scope = former;
        // Of a deleted one, or one that is not everybody's any more, nothing leaves that was written before.
        if (former.IsPublic)
            await act.ReleaseMails(await Carried(act, id), at);
    }

    /// <summary>What mails may carry of it: itself, and its answers, which name its title. Those hidden themselves keep their own.</summary>
    internal static async Task<IEnumerable<Thing>> Carried(AppDb act, long id)
    {
        var answers = await act.Answers.Where(one => one.QuestionId == id).Select(one => one.Id).ToListAsync();
        return answers.Select(answer => new Thing(Answer.Kind, answer)).Append(new Thing(Question.Kind, id));
    }
}
