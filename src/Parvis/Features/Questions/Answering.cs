using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>Brings an answer, from a page or from a mail's link.</summary>
public sealed class Answering(Acts acts, QuietHours quiet, TimeProvider clock)
{
    private static readonly Func<AppDb, long, Task<Question>> QuestionOf = EF.CompileAsyncQuery(
        (AppDb db, long id) => db.Set<Question>().Single(one => one.Id == id)
    );
    private static readonly Func<AppDb, long, long?, string, IAsyncEnumerable<long>> SameAs = EF.CompileAsyncQuery(
        (AppDb db, long id, long? personId, string text) =>
            db.Set<Answer>()
                .IgnoreQueryFilters()
                .Where(one => one.QuestionId == id && one.AuthorId == personId && one.Text.Markdown == text)
                .Select(one => one.Id)
                .Take(1)
    );

    private static readonly Func<AppDb, long, long?, Task<bool>> AnyoneElseFollows = EF.CompileAsyncQuery(
        (AppDb db, long id, long? personId) =>
            db.Set<QuestionFollow>()
                .Any(one =>
                    one.QuestionId == id && one.StoppedAt == null && (personId == null || one.PersonId != personId)
                )
    );

    /// <summary>The number of the answer; the same one sent twice is one answer.</summary>
    public Task<long> Answer(long questionId, long? personId, string typed, CancellationToken cancellation)
    {
        // Others wait while an act runs: what can be done before is.
        var text = Markdown.From(typed.Trim());
        return acts.Run(act => Answer(act, questionId, personId, text), cancellation);
    }

    private async Task<long> Answer(AppDb act, long id, long? personId, RichText text)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        await foreach (var same in SameAs(act, id, personId, text.Markdown))
            return same;
        var now = clock.GetUtcNow().UtcDateTime;
        var question = await QuestionOf(act, id);
        var answer = new Answer
        {
            Text = text,
            AuthorId = personId,
            At = now,
        };
        question.Receive(answer);
        await act.SaveChangesAsync();
        if (await AnyoneElseFollows(act, id, personId))
            act.Enqueue(new TellFollowers(id, answer.Id), now, quiet.After(now));
        return answer.Id;
    }
}
