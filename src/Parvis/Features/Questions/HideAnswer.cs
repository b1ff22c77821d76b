using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>One answer out of sight, and back. Its scope is its question's, so a moment of its own says that it is hidden.</summary>
internal sealed class HideAnswer : IHideable
{
    public string Kind => Answer.Kind;

    public async Task<IReadOnlyList<Written>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var rows = await (
            from answer in db.AllAnswers
            where ids.Contains(answer.Id)
            join question in db.Questions on answer.QuestionId equals question.Id
            select new
            {
                answer.Id,
                answer.QuestionId,
                question.Slug,
                question.Title,
                Html = answer.Text.Html.Substring(0, Written.Enough),
                IsHidden = answer.HiddenAt != null,
                question.Scope,
                answer.AuthorId,
                question.Tongue,
            }
        ).ToListAsync();
        return rows.ConvertAll(row => new Written(
            new Thing(Kind, row.Id),
            row.Title,
            TextPreview.Of(row.Html, Written.ExcerptLength),
            $"/questions/{row.QuestionId}-{row.Slug}#reponse-{row.Id}",
            row.IsHidden ? Scope.Hidden : row.Scope,
            row.AuthorId,
            row.Tongue
        ));
    }

    public async Task<Scope?> Hide(AppDb act, long id, DateTime at)
    {
        if (await Load(act, id) is not (var question, var answer) || answer.HiddenAt is not null)
            return null;
        question.Hide(answer, at);
        await act.HoldMails([new Thing(Kind, id)], at);
        return question.Scope;
    }

    public async Task Restore(AppDb act, long id, Scope former, DateTime at)
    {
        if (await Load(act, id) is not (var question, var answer))
            return;
        question.Hide(answer, null);
        if (question.Scope.IsPublic)
            await act.ReleaseMails([new Thing(Kind, id)], at);
    }

    private static async Task<(Question, Answer)?> Load(AppDb act, long id)
    {
        var questionId = await act
            .AllAnswers.Where(one => one.Id == id)
            .Select(one => one.QuestionId)
            .FirstOrDefaultAsync();
        await act.Hold(act.Questions.Where(one => one.Id == questionId), one => one.AnswerCount);
        var question = await act
            .Questions.IgnoreQueryFilters()
            .Include(one => one.Answers)
            .FirstOrDefaultAsync(one => one.Id == questionId);
        return question?.Answers.Find(one => one.Id == id) is { } answer ? (question, answer) : null;
    }
}
