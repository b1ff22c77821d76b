using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Tending;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Pictures;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>
/// Pictures in questions and in their answers. Those of hidden answers stay, out of sight, for they may be shown again; those of
/// older versions stay for members.
/// </summary>
public sealed class QuestionPictures : ICarriesPictures
{
    public string Kind => Question.Kind;

    public async Task<IReadOnlyList<PicturedText>> TextsOf(AppDb db, IReadOnlyCollection<long> ids)
    {
        var asked = await db
            .Questions.Where(question => ids.Contains(question.Id) && question.Text.Html.Contains(OwnPictures.Root))
            .Select(question => new PicturedText(question.Id, question.Scope, question.Text.Html))
            .ToListAsync();
        var answered = await (
            from answer in db.AllAnswers
            where ids.Contains(answer.QuestionId) && answer.Text.Html.Contains(OwnPictures.Root)
            join question in db.Questions on answer.QuestionId equals question.Id
            select new PicturedText(
                question.Id,
                answer.HiddenAt == null ? question.Scope : Scope.Hidden,
                answer.Text.Html
            )
        ).ToListAsync();
        var once = await (
            from revision in db.QuestionRevisions
            where ids.Contains(revision.QuestionId) && revision.Markdown.Contains(OwnPictures.Root)
            where revision.AnswerId == null || db.Set<Answer>().Any(answer => answer.Id == revision.AnswerId)
            join question in db.Questions on revision.QuestionId equals question.Id
            select new PicturedText(question.Id, question.Scope, revision.Markdown)
        ).ToListAsync();
        return [.. asked, .. answered, .. once.Select(text => text.OnlyForMembers())];
    }
}
