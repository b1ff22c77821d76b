using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary><c>POST /moi/cles/defi</c> gives the browser something to sign with a new key.</summary>
internal static class AddPasskey
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(PasskeysModel.Path + "/defi", Challenge).Needs(Permission.UseOwnAccount);

    private static async Task<IResult> Challenge(HttpContext context, AppDb db, Passkeys passkeys, Reader reader)
    {
        context.Response.Headers.CacheControl = "no-store";
        var email = await db
            .Addresses.Where(address => address.PersonId == reader.PersonId)
            .MainFirst()
            .Select(address => address.Email)
            .FirstOrDefaultAsync();
        var challenge = await passkeys.ToAdd(
            db,
            reader.AccountId!.Value,
            email ?? reader.Name,
            reader.Name,
            PasskeysModel.SessionOf(context),
            context
        );
        return Results.Json(new JsonObject { ["options"] = challenge.Options, ["state"] = challenge.State });
    }
}
