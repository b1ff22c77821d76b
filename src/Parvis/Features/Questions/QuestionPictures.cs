using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Pictures;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>Pictures in questions and in their answers.</summary>
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
            from answer in db.Answers
            where ids.Contains(answer.QuestionId) && answer.Text.Html.Contains(OwnPictures.Root)
            join question in db.Questions on answer.QuestionId equals question.Id
            select new PicturedText(question.Id, question.Scope, answer.Text.Html)
        ).ToListAsync();
        return [.. asked, .. answered];
    }
}
