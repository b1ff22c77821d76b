using System.Text.Json.Nodes;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>
/// <c>POST /entrer/cle</c> gives a browser something to sign. Its answer comes back as a form to <c>/entrer</c>, so that what
/// goes wrong is said on the page where the other ways in stand.
/// </summary>
internal static class EnterByPasskey
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/entrer/cle", Challenge).Public();

    /// <summary>Why one did not get in, and what to do instead.</summary>
    public static string Words(PasskeyFault fault, Texts texts) =>
        fault switch
        {
            PasskeyFault.TooLate => texts[
                "C’était trop long, ou cette réponse a déjà servi. Essayez encore une fois.",
                "C’était trop long, ou cette réponse a déjà servi. Essaie encore une fois."
            ],
            PasskeyFault.Unknown => texts[
                "Cette clé n’est pas connue ici, ou plus. Entrez par un lien, puis ajoutez-la à votre compte.",
                "Cette clé n’est pas connue ici, ou plus. Entre par un lien, puis ajoute-la à ton compte."
            ],
            PasskeyFault.Wrong => texts[
                "La clé n’a pas pu être vérifiée. Essayez encore une fois, ou entrez par un lien.",
                "La clé n’a pas pu être vérifiée. Essaie encore une fois, ou entre par un lien."
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };

    private static async Task<IResult> Challenge(HttpContext context, AppDb db, Passkeys passkeys, SignInLimits limits)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (limits.CountChallenge(context) is not null)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        var challenge = await passkeys.ToSignIn(db, context);
        return Results.Json(new JsonObject { ["options"] = challenge.Options, ["state"] = challenge.State });
    }
}
