using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Public questions, for machines.</summary>
internal sealed class QuestionsOutline : IOutline
{
    public string Name => "questions";
    public string Title => "Les questions";

    public IQueryable<Outlined> Things(AppDb db) =>
        db
            .Questions.AsNoTracking()
            .VisibleTo(Reader.Anonymous)
            .Select(question => new Outlined
            {
                Id = question.Id,
                Path = "/questions/" + question.Id + "-" + question.Slug,
                Title = question.Title,
                Text = question.Text,
                PublishedAt = question.AskedAt,
                ChangedAt = question.LastAt,
                AuthorId = question.AuthorId,
            });
}
