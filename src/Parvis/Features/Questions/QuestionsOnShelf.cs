using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Questions as other features name them: with their best answer and who gave it.</summary>
internal sealed class QuestionsOnShelf : IShelf
{
    public string Kind => Question.Kind;

    public Task<IReadOnlyList<Shelved>> Fresh(
        AppDb db,
        Reader reader,
        long? spaceId,
        int most,
        CancellationToken cancellation
    )
    {
        var questions = db.Questions.VisibleTo(reader).Where(question => question.State == QuestionState.Answered);
        if (spaceId is not null)
            questions = questions.Where(question => question.SpaceId == spaceId);
        return WithBestAnswer(questions.OrderByDescending(question => question.LastAt), db, most, cancellation);
    }

    public Task<IReadOnlyList<Shelved>> By(
        AppDb db,
        Reader reader,
        long personId,
        int most,
        CancellationToken cancellation
    )
    {
        var answered = db.Answers.Where(answer => answer.AuthorId == personId).Select(answer => answer.QuestionId);
        return Titles(
            db.Questions.VisibleTo(reader)
                .Where(question => answered.Contains(question.Id))
                .OrderByDescending(question => question.LastAt),
            most,
            cancellation
        );
    }

    private static async Task<IReadOnlyList<Shelved>> Titles(
        IQueryable<Question> questions,
        int most,
        CancellationToken cancellation
    )
    {
        var rows = await questions
            .Take(most)
            .Select(question => new
            {
                question.Id,
                question.Slug,
                question.Title,
                question.LastAt,
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => Titled(row.Id, row.Slug, row.Title, row.LastAt))];
    }

    /// <summary>Two statements: taking the best answer of each question by a join reads the whole table on SQLite.</summary>
    private static async Task<IReadOnlyList<Shelved>> WithBestAnswer(
        IQueryable<Question> questions,
        AppDb db,
        int most,
        CancellationToken cancellation
    )
    {
        var rows = await questions
            .Take(most)
            .Select(question => new
            {
                question.Id,
                question.Slug,
                question.Title,
                question.LastAt,
                BestId = db.Set<Answer>()
                    .Where(answer => answer.QuestionId == question.Id)
                    .OrderByDescending(answer => answer.AcceptedAt != null)
                    .ThenByDescending(answer => answer.Id)
                    .Select(answer => answer.Id)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var best = await Answers(db, [.. rows.Select(row => row.BestId)], cancellation);
        return rows.ConvertAll(row =>
        {
            var (excerpt, by) = best.GetValueOrDefault(row.BestId, ("", Byline.Nobody));
            return new Shelved(row.Title, PathOf(row.Id, row.Slug), excerpt, row.LastAt, by);
        });
    }

    private static async Task<Dictionary<long, (string Excerpt, Byline By)>> Answers(
        AppDb db,
        long[] ids,
        CancellationToken cancellation
    )
    {
        var answers = await (
            from answer in db.Answers.Where(answer => ids.Contains(answer.Id))
            from person in db.Set<Person>().Where(person => person.Id == answer.AuthorId).DefaultIfEmpty()
            select new
            {
                answer.Id,
                Html = answer.Text.Html.Substring(0, TextPreview.Enough),
                By = new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
            }
        ).ToListAsync(cancellation);
        return answers.ToDictionary(answer => answer.Id, answer => (TextPreview.Of(answer.Html), answer.By));
    }

    private static Shelved Titled(long id, string slug, string title, DateTime lastAt) =>
        new(title, PathOf(id, slug), At: lastAt);

    private static string PathOf(long id, string slug) => $"/questions/{id}-{slug}";
}
