using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Garden.Provenance;
using Parvis.Features.Questions;
using Parvis.Platform.Data;

namespace Parvis.Features.Demo;

/// <summary>Takes those answers of the demo into its garden of which its texts say so.</summary>
internal static class DemoHarvest
{
    public static async Task Take(AppDb db, Question question, IReadOnlyList<AnswerText> texts)
    {
        foreach (var (answer, text) in question.Answers.Zip(texts).Where(pair => pair.Second.HarvestedInto is not null))
        {
            var page = await db
                .Pages.Where(one => one.Slug == text.HarvestedInto)
                .Select(one => new
                {
                    one.Id,
                    one.CaredById,
                    one.ChangedAt,
                })
                .SingleAsync();
            var at = answer.At > page.ChangedAt ? answer.At : page.ChangedAt;
            var origin = new Origin(
                new Thing(Question.Kind, question.Id),
                answer.Id,
                Answer.AnchorOf(answer.Id),
                question.Scope.IsPublic ? answer.AuthorId : null
            );
            await Harvest.Add(
                db,
                page.Id,
                origin,
                answer.Text.Markdown,
                "",
                "Récolte d’une réponse",
                page.CaredById,
                at
            );
            answer.Harvest(at);
        }
    }
}
