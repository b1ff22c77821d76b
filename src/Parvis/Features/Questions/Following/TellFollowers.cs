using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Following;

/// <summary>An answer came: whoever follows the question hears of it, and not without end.</summary>
public sealed record TellFollowers(long QuestionId, long AnswerId);

public sealed class FollowersWriter(
    AppDb read,
    Acts acts,
    Composer composer,
    QuestionKeys keys,
    SiteAddress site,
    CurrentPlace place,
    TimeProvider clock
) : IJob<TellFollowers>
{
    private const int LongestAnswer = 2_000;
    private const int MostMailsAnHour = 6;

    public async Task Do(TellFollowers job, CancellationToken cancellation)
    {
        var question = await read
            .Questions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == job.QuestionId && one.DeletedAt == null, cancellation);
        var answer = await read
            .Answers.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == job.AnswerId, cancellation);
        if (question is null || answer is null)
            return;
        var followers = await read
            .QuestionFollows.Where(one => one.QuestionId == question.Id && one.StoppedAt == null)
            .Where(one => answer.AuthorId == null || one.PersonId != answer.AuthorId)
            .OrderBy(one => one.Id)
            .Select(one => one.PersonId)
            .ToListAsync(cancellation);
        var texts = Texts.For(question.Tongue, place.Card!.Formality);
        var words = question.Scope.IsPublic ? TextPreview.Cut(Markdown.PlainText(answer.Text), LongestAnswer) : "";
        foreach (var follower in followers)
            await Tell(follower, question, answer.Id, words, texts, cancellation);
    }

    private async Task Tell(
        long follower,
        Question question,
        long answerId,
        string words,
        Texts texts,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var to = await read.MailboxOf(follower, cancellation);
        if (to is null || !(await read.ReaderOf(follower, now)).MaySee(question.Scope))
            return;
        var link = site.Root + texts.Base + keys.PathFor(question, follower);
        var mail = await composer.Compose(
            new AnswerArrivedMail(
                to.Email,
                to.Name,
                follower,
                question.Title,
                words,
                link,
                follower == question.AuthorId
            ),
            texts
        );
        await acts.Run(act => Send(act, question.Id, follower, answerId, mail, now), cancellation);
    }

    // The job may be done twice, and several at once: the mail about one answer to one person has one name.
    private static async Task Send(
        AppDb act,
        long questionId,
        long follower,
        long answerId,
        ComposedMail composed,
        DateTime now
    )
    {
        var domain = composed.MessageId[composed.MessageId.IndexOf('@', StringComparison.Ordinal)..];
        var mail = composed with { MessageId = $"answer-{answerId}-{follower}{domain}" };
        await act.Hold(act.People.Where(one => one.Id == follower), one => one.Name);
        if (
            !await act.Follows(questionId, follower)
            || await act.OutgoingMails.AnyAsync(one => one.MessageId == mail.MessageId)
        )
            return;
        var (kind, hour) = (mail.Mail.Kind, now.AddHours(-1));
        var sent = await act.OutgoingMails.CountAsync(one =>
            one.PersonId == follower && one.Kind == kind && one.CreatedAt > hour
        );
        if (sent < MostMailsAnHour)
            await act.Send(mail, now, new Thing(Answer.Kind, answerId));
    }
}
