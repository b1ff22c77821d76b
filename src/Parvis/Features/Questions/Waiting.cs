using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Holds a question back until its asker opened the link that was sent to the address they gave.</summary>
public sealed class Waiting(
    Acts acts,
    Posting posting,
    Composer composer,
    SiteAddress site,
    Texts texts,
    TimeProvider clock
)
{
    public async Task Keep(Wish wish, string email, string name, CancellationToken cancellation)
    {
        var token = Token.New();
        var now = clock.GetUtcNow().UtcDateTime;
        var link = $"{site.Root}{texts.Base}/questions/confirmer/{token}";
        var mail = await composer.Compose(new ConfirmQuestionMail(email, name, wish.Title, link), texts);
        await acts.Run(
            act =>
            {
                act.PendingQuestions.Add(
                    new PendingQuestion
                    {
                        TokenHash = Token.Hash(token),
                        Email = email,
                        Name = name,
                        Title = wish.Title,
                        Text = wish.Text,
                        Tags = wish.Tags ?? "",
                        CreatedAt = now,
                    }
                );
                return act.Send(mail, now);
            },
            cancellation
        );
    }

    /// <summary>Posts what waits behind the token, once; null when there is nothing.</summary>
    public async Task<(Question Question, long Asker)?> Post(string token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await acts.Run<(Question, long)?>(
            async act =>
            {
                if (await act.PendingBehind(token, now) is not { } pending)
                    return null;
                await act.Hold(act.PendingQuestions.Where(row => row.Id == pending.Id), row => row.Name);
                await act.Entry(pending).ReloadAsync(CancellationToken.None);
                if (pending.QuestionId is { } posted)
                    return
                        await act.Questions.SingleOrDefaultAsync(one => one.Id == posted)
                            is { AuthorId: { } author } known
                        ? (known, author)
                        : null;
                var asker = await AskerOf(act, pending, now);
                var experts = posting.WhoMayKnow(pending.Wish, asker);
                var question = await posting.Post(act, pending.Wish, asker, experts);
                pending.QuestionId = question.Id;
                return (question, asker);
            },
            cancellation
        );
    }

    // Whoever holds the address is the person it belongs to; « Léa » is « Léa Martin », another name is somebody who shares it.
    private async Task<long> AskerOf(AppDb act, PendingQuestion pending, DateTime now)
    {
        var (key, name) = (Address.KeyOf(pending.Email), Slug.Of(pending.Name, ""));
        var known = await act
            .People.Include(person => person.Addresses)
            .Where(person => person.Addresses.Any(address => address.Key == key))
            .OrderBy(person => person.Id)
            .ToListAsync();
        var asker =
            known.Count == 1 && pending.Name.Length == 0
                ? known[0]
                : known.Find(person => $"{Slug.Of(person.Name)}-".StartsWith($"{name}-", StringComparison.Ordinal));
        if (asker is null)
        {
            asker = Person.Named(pending.Name.Length > 0 ? pending.Name : texts["quelqu’un"], now);
            // A name that was given is shown under what was asked, and nobody is proposed by it.
            (asker.Unclaimed, asker.SeenBy) = (pending.Name.Length > 0, SeenBy.Nobody);
            asker.Addresses.Add(Address.Of(pending.Email));
            act.People.Add(asker);
        }
        foreach (var address in asker.Addresses.Where(address => address.Key == key))
            address.ConfirmedAt ??= now;
        await act.SaveChangesAsync();
        return asker.Id;
    }
}

/// <summary>The link that posts a question of somebody without an account.</summary>
public sealed record ConfirmQuestionMail(string To, string ToName, string Question, string Link)
    : Mail(To, ToName, null)
{
    public override string Kind => "confirm-question";
    public override bool IsSecret => true;
    public override Type Body => typeof(ConfirmQuestionBody);

    public override string Subject(Texts texts, string place) =>
        texts.Format("{0} : une question attend un clic", place);
}
