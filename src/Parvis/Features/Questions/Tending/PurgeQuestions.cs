using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Calling;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;

namespace Parvis.Features.Questions.Tending;

/// <summary>
/// What nobody confirmed goes after three days, what was taken away after thirty, with all that hung on it.
/// </summary>
public sealed record PurgeQuestions;

public sealed class QuestionPurge(Acts acts, TimeProvider clock) : IJob<PurgeQuestions>
{
    private const int KeptDeletedDays = 30;

    public Task Do(PurgeQuestions job, CancellationToken cancellation) => acts.Run(Purge, cancellation);

    private async Task Purge(AppDb act)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (waited, deleted) = (now - PendingQuestion.Lasts, now.AddDays(-KeptDeletedDays));
        await act.PendingQuestions.Where(row => row.CreatedAt < waited).ExecuteDeleteAsync();
        var gone = await act.Questions.Where(one => one.DeletedAt < deleted).Select(one => one.Id).ToListAsync();
        await act.QuestionFollows.Where(row => gone.Contains(row.QuestionId)).ExecuteDeleteAsync();
        await act.QuestionCalls.Where(row => gone.Contains(row.QuestionId)).ExecuteDeleteAsync();
        await act.QuestionRevisions.Where(row => gone.Contains(row.QuestionId)).ExecuteDeleteAsync();
        await act.AllAnswers.Where(row => gone.Contains(row.QuestionId)).ExecuteDeleteAsync();
        await act.Questions.Where(row => gone.Contains(row.Id)).ExecuteDeleteAsync();
        foreach (var id in gone)
            act.Touch(new Thing(Question.Kind, id));
    }
}
