using Microsoft.EntityFrameworkCore;
using Parvis.Language.Index;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Calling;

/// <summary>Whom to ask: proposed when a question is posted, from what those who will read the reasons may see.</summary>
public sealed class Callees(Finder finder, KnownPeople people, QuietHours quiet, Texts texts, TimeProvider clock)
{
    private const int Proposed = 5;
    private const int CalledAtOnce = 2;

    /// <summary>The asker has this long to think again before the mails go.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    // Who agreed to be named to members may be asked; the pages name each only to whom they agreed to.
    private static readonly Reader Member = new() { Role = Role.Member };

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Who probably knows; asked outside the act, for it only reads memory.</summary>
    public IReadOnlyList<Expert> For(string title, string text, Scope scope, long? asker) =>
        finder
            .Ask(
                new AskedQuestion(title, new ReaderScopes([Scope.Public.Value, scope.Value]), Now)
                {
                    Details = text,
                    Asker = asker,
                    People = Proposed,
                    Places = 0,
                    Questions = 0,
                    MayName = person => people.MayBeNamed(person, Member),
                }
            )
            .Who;

    /// <summary>Stores the proposals beside the question and asks the first ones who were not asked enough this week.</summary>
    public async Task Propose(AppDb act, Question question, IReadOnlyList<Expert> experts)
    {
        var able = await ThoseWhoMayRead(act, question, experts);
        var ids = able.Select(expert => expert.Person).ToList();
        var busy = await act.CallsThisWeek(ids, Now);
        var known = await act.People.Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id);
        var called = 0;
        for (var place = 0; place < able.Count; place++)
        {
            var call = Proposal(question, able[place], place);
            act.QuestionCalls.Add(call);
            var week = busy.GetValueOrDefault(call.PersonId);
            if (called == CalledAtOnce || !known[call.PersonId].MayBeAsked(week, Now))
                continue;
            called++;
            call.Call(null, Now);
            await act.SaveChangesAsync();
            Tell(act, call);
        }
    }

    /// <summary>The mail follows, unless it has gone already.</summary>
    public void Tell(AppDb act, QuestionCall call)
    {
        if (call.ToldAt is null)
            act.Enqueue(new TellCalled(call.Id), Now, quiet.After(Now + Grace));
    }

    /// <summary>The reason, unless it speaks of something that this reader may not see.</summary>
    public string ReasonFor(QuestionCall call, Reader reader) =>
        call.Things.All(thing => finder.Shows(thing, reader.SeenScopes())) ? call.Reason : "";

    private QuestionCall Proposal(Question question, Expert expert, int place) =>
        new()
        {
            QuestionId = question.Id,
            PersonId = expert.Person,
            Reason = Cut(ReasonWords.Of(expert, Now, texts)),
            Because = Cut(
                string.Join(' ', expert.Reasons.Select(one => $"{one.Thing.Kind}:{one.Thing.Id}").Distinct().Take(10))
            ),
            Place = place,
            ProposedAt = Now,
        };

    private static string Cut(string text) =>
        text.Length > QuestionCall.ReasonLength ? text[..QuestionCall.ReasonLength] : text;

    private async Task<List<Expert>> ThoseWhoMayRead(AppDb act, Question question, IReadOnlyList<Expert> experts)
    {
        var able = new List<Expert>();
        foreach (var expert in experts)
            if (
                (await act.ReaderOf(expert.Person, Now)) is { Role: >= Role.Member } reader
                && reader.MaySee(question.Scope)
            )
                able.Add(expert);
        return able;
    }
}
