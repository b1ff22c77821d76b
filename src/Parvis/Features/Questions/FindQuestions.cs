using Microsoft.EntityFrameworkCore;
using Parvis.Language.Experts;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>Questions as they are found: their own text, then each answer; whoever answered showed that they know.</summary>
public sealed class FindQuestions : IFindable
{
    public string Kind => Question.Kind;

    public async Task<IReadOnlyList<Description>> Describe(AppDb db, IReadOnlyCollection<long> ids)
    {
        var questions = await db
            .Questions.AsNoTracking()
            .Where(question =>
                ids.Contains(question.Id) && question.DeletedAt == null && question.Scope != Scope.Hidden
            )
            .ToListAsync();
        var answers = await db
            .Answers.AsNoTracking()
            .Where(answer => ids.Contains(answer.QuestionId))
            .OrderBy(answer => answer.Id)
            .ToListAsync();
        var tags = await db.Taggings.NamesFor(Kind, ids);
        var helped = await db.Helped.TimesFor(Kind, ids);
        var byQuestion = answers.ToLookup(answer => answer.QuestionId);
        return
        [
            .. questions.Select(question =>
                Describe(
                    question,
                    [.. byQuestion[question.Id]],
                    tags[question.Id],
                    Helped.Weight(helped.GetValueOrDefault(question.Id))
                )
            ),
        ];
    }

    private static Description Describe(
        Question question,
        List<Answer> answers,
        IEnumerable<string> tags,
        double weight
    ) =>
        new(question.Id, question.Title, question.Path, question.Scope, question.AskedAt)
        {
            Tongue = question.Tongue,
            Tags = [.. tags],
            Passages =
            [
                new DescribedPassage("", "", Markdown.PlainText(question.Text), question.AskedAt),
                .. answers.Select(answer => new DescribedPassage(
                    "",
                    $"reponse-{answer.Id}",
                    Markdown.PlainText(answer.Text),
                    answer.At,
                    answer.AcceptedAt is not null
                )),
            ],
            Evidence =
            [
                .. answers
                    .Select((answer, i) => (Answer: answer, Ordinal: i + 1))
                    .Where(item => item.Answer.AuthorId is not null)
                    .Select(item => new DescribedProof(
                        item.Answer.AuthorId!.Value,
                        item.Ordinal,
                        item.Answer.AcceptedAt is null ? Act.Answered : Act.Accepted,
                        item.Answer.At,
                        weight
                    )),
            ],
        };
}
