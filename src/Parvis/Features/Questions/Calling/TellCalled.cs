using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Calling;

/// <summary>Somebody is asked whether they know: one mail, unless it was taken back in time.</summary>
public sealed record TellCalled(long CallId);

public sealed class CallWriter(
    AppDb read,
    Acts acts,
    Composer composer,
    QuestionKeys keys,
    SiteAddress site,
    CurrentPlace place,
    TimeProvider clock
) : IJob<TellCalled>
{
    private const int LongestText = 1_500;

    public async Task Do(TellCalled job, CancellationToken cancellation)
    {
        var call = await read
            .QuestionCalls.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == job.CallId, cancellation);
        if (call is not { Stands: true, ToldAt: null })
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var question = await read
            .Questions.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.Id == call.QuestionId && one.DeletedAt == null && one.State == QuestionState.Open,
                cancellation
            );
        var to = await read.MailboxOf(call.PersonId, cancellation);
        if (question is null || to is null || !(await read.ReaderOf(call.PersonId, now)).MaySee(question.Scope))
            return;
        var texts = Texts.For(question.Tongue, place.Card!.Formality);
        var words = question.Scope.IsPublic ? TextPreview.Cut(Markdown.PlainText(question.Text), LongestText) : "";
        var link = site.Root + texts.Base + keys.PathFor(question, call.PersonId);
        var mail = await composer.Compose(
            new AskedOfYouMail(to.Email, to.Name, call.PersonId, question.Title, words, call.Reason, link),
            texts
        );
        await acts.Run(
            async act =>
            {
                var told = await act
                    .QuestionCalls.Where(one => one.Id == call.Id && one.ToldAt == null && one.WithdrawnAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.ToldAt, now), CancellationToken.None);
                if (told == 1)
                    await act.Send(mail, now, question.Changes);
            },
            cancellation
        );
    }
}

/// <summary>Asks somebody who probably knows.</summary>
/// <param name="Text">What the asker wrote below; empty where the question is not for everybody.</param>
/// <param name="Reason">Why they were thought of; may be empty.</param>
public sealed record AskedOfYouMail(
    string To,
    string ToName,
    long? PersonId,
    string Question,
    string Text,
    string Reason,
    string Link
) : Mail(To, ToName, PersonId)
{
    public override string Kind => "asked-of-you";
    public override bool IsSecret => true;
    public override Type Body => typeof(AskedOfYouBody);

    public override string Subject(Texts texts, string place) => texts.Format("Quelqu’un demande : {0}", Question);
}
