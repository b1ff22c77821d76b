using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>
/// Says of an answer that it is the one, or takes that back: the asker's word, and gardeners' and staff's. Anybody says thanks.
/// </summary>
internal static class KeepAnswer
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/questions/{id:long}/retenir/{answer:long}", AskedToKeep).Needs(Permission.AskQuestions);
        endpoints.MapPost("/questions/{id:long}/merci/{answer:long}", AskedToThank).Needs(Permission.AskQuestions);
    }

    /// <summary>Whether this reader may say so of the answers to a question of this author.</summary>
    public static bool IsUpTo(Reader reader, long? authorId) =>
        reader.SignedIn && (reader.Role >= Role.Gardener || (authorId is not null && authorId == reader.PersonId));

    /// <summary>Keeps one of a question's answers, in this act; false when it is none of them.</summary>
    public static async Task<bool> Keep(AppDb act, long id, long answer, long? personId, bool takesBack, DateTime now)
    {
        await act.Hold(act.Questions.Where(one => one.Id == id), one => one.AnswerCount);
        var row = await act.Questions.Include(one => one.Answers).SingleAsync(one => one.Id == id);
        if (row.Answers.Find(one => one.Id == answer) is not { } given)
            return false;
        if (takesBack)
            row.Release(given);
        else
            row.Keep(given, personId, now);
        return true;
    }

    /// <summary>Thanks for one of a question's answers, in this act; false when it is none of them.</summary>
    public static async Task<bool> Thank(AppDb act, long id, long answer, long personId, DateTime now)
    {
        await act.Hold(act.Answers.Where(one => one.Id == answer), one => one.Thanks);
        var given = await act.Answers.SingleOrDefaultAsync(one => one.Id == answer && one.QuestionId == id);
        if (given is null)
            return false;
        await act.Thank(given, personId, now);
        return true;
    }

    private static async Task<IResult> AskedToKeep(
        long id,
        long answer,
        HttpContext context,
        AppDb db,
        Acts acts,
        Reader reader,
        TimeProvider clock
    )
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return Results.NotFound();
        if (!IsUpTo(reader, question.By.Id))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var takesBack = context.Request.Query.ContainsKey("reprendre");
        var now = clock.GetUtcNow().UtcDateTime;
        var found = await acts.Run(act => Keep(act, id, answer, reader.PersonId, takesBack, now));
        return found
            ? Results.Redirect(context.AddressAfterSaving(question.Path, $"reponse-{answer}"))
            : Results.NotFound();
    }

    private static async Task<IResult> AskedToThank(
        long id,
        long answer,
        HttpContext context,
        AppDb db,
        Acts acts,
        Reader reader,
        TimeProvider clock
    )
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return Results.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        return await acts.Run(act => Thank(act, id, answer, reader.PersonId!.Value, now))
            ? Results.Redirect(context.AddressAfterSaving(question.Path, $"reponse-{answer}"))
            : Results.NotFound();
    }
}
