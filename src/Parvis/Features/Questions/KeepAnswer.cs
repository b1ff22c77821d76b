using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Says of an answer that it helped, or takes that back: the asker's word, and gardeners' and staff's.</summary>
internal static class KeepAnswer
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/questions/{id:long}/retenir/{answer:long}", Keep).Needs(Permission.AskQuestions);

    /// <summary>Whether this reader may say so of the answers to a question of this author.</summary>
    public static bool IsUpTo(Reader reader, long? authorId) =>
        reader.SignedIn && (reader.Role >= Role.Gardener || (authorId is not null && authorId == reader.PersonId));

    private static async Task<IResult> Keep(
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
        var found = await acts.Run(async act =>
        {
            await act.Questions.Where(one => one.Id == id).Hold(one => one.AnswerCount);
            var row = await act.Questions.Include(one => one.Answers).SingleAsync(one => one.Id == id);
            if (row.Answers.Find(one => one.Id == answer) is not { } given)
                return false;
            if (takesBack)
                row.Release(given);
            else
                row.Keep(given, reader.PersonId, clock.GetUtcNow().UtcDateTime);
            return true;
        });
        return found
            ? Results.Redirect(context.AddressAfterSaving(question.Path, $"reponse-{answer}"))
            : Results.NotFound();
    }
}
