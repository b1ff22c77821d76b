using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Following;

/// <summary>Wants to hear of the answers to a question, or no more.</summary>
internal static class FollowQuestion
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/questions/{id:long}/suivre", Follow).Needs(Permission.AskQuestions);

    private static async Task<IResult> Follow(
        long id,
        HttpContext context,
        AppDb db,
        Acts acts,
        Reader reader,
        TimeProvider clock
    )
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return Results.NotFound();
        var (stops, now) = (context.Request.Query.ContainsKey("arreter"), clock.GetUtcNow().UtcDateTime);
        await acts.Run(act =>
            stops ? act.Unfollow(id, reader.PersonId!.Value, now) : act.Follow(id, reader.PersonId!.Value, now)
        );
        return Results.Redirect(context.AddressAfterSaving(question.Path));
    }
}
