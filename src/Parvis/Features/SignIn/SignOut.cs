using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary><c>POST /sortir</c> ends the session of this browser; without one it changes nothing.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/sortir", Leave).Public();

    private static async Task<IResult> Leave(HttpContext context, Sessions sessions)
    {
        if (SessionCookie.TokenOf(context) is { } token)
            await sessions.Close(token);
        SessionCookie.Take(context);
        return Results.LocalRedirect(Visit.Of(context).Texts.Base + "/");
    }
}
