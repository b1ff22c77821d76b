using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Calling;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>What somebody wants to know, as it was typed and found to be in order.</summary>
public sealed record Wish(string Title, string Text, string? Tags, Scope Scope);

/// <summary>Makes a question of a wish, from the form or from the link that confirms an address.</summary>
public sealed class Posting(Callees callees, TimeProvider clock)
{
    private static readonly TimeSpan OnceIn = TimeSpan.FromDays(1);

    public IReadOnlyList<Expert> WhoMayKnow(Wish wish, long? asker) =>
        callees.For(wish.Title, wish.Text, wish.Scope, asker);

    /// <summary>The question, in this act; the same one sent twice is one question.</summary>
    public async Task<Question> Post(AppDb act, Wish wish, long personId, IReadOnlyList<Expert> experts)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - OnceIn;
        await act.Hold(act.People.Where(one => one.Id == personId), one => one.Name);
        var same = await act.Questions.FirstOrDefaultAsync(one =>
            one.AuthorId == personId
            && one.AskedAt > since
            && one.DeletedAt == null
            && one.Title == wish.Title
            && one.Text.Markdown == wish.Text
        );
        if (same is not null)
            return same;
        var question = Question.Asked(wish.Title, wish.Text, personId, now, wish.Scope, wish.Scope.SpaceId);
        act.Questions.Add(question);
        await act.SaveChangesAsync();
        await Labels.Put(act, Question.Kind, [(question.Id, TypedFields.TagsOf(wish.Tags))]);
        await act.Follow(question.Id, personId, now);
        await callees.Propose(act, question, experts);
        return question;
    }
}
