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
    /// <summary>The number of the answer; the same one sent twice is one answer.</summary>
    public Task<long> Answer(long questionId, long? personId, string typed, CancellationToken cancellation) =>
        acts.Run(act => Answer(act, questionId, personId, typed.Trim()), cancellation);

    private async Task<long> Answer(AppDb act, long id, long? personId, string text)
    {
        await act.Questions.Where(one => one.Id == id).Hold(one => one.AnswerCount);
        var same = await act.AllAnswers.FirstOrDefaultAsync(one =>
            one.QuestionId == id && one.AuthorId == personId && one.Text.Markdown == text
        );
        if (same is not null)
            return same.Id;
        var now = clock.GetUtcNow().UtcDateTime;
        var question = await act.Questions.SingleAsync(one => one.Id == id);
        var answer = new Answer
        {
            Text = Markdown.From(text),
            AuthorId = personId,
            At = now,
        };
        question.Receive(answer);
        await act.SaveChangesAsync();
        act.Enqueue(new TellFollowers(id, answer.Id), now, quiet.After(now));
        return answer.Id;
    }
}
