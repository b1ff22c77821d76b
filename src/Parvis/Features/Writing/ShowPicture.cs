using System.Globalization;
using Microsoft.Net.Http.Headers;
using Parvis.Formats.Pictures;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Pictures;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Writing;

/// <summary>
/// <c>GET /images/…</c>: a picture, for whoever may read a text that carries it. What is for everybody may be kept for ever; the
/// rest is asked for each time, because a circle may change.
/// </summary>
internal static class ShowPicture
{
    private const string Policy = "default-src 'none'; style-src 'none'; sandbox";

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(OwnPictures.Root + "{name}", Show).Public();

    private static async Task<IResult> Show(
        HttpContext context,
        string name,
        AppDb db,
        PictureFolder folder,
        Reader reader
    )
    {
        if (OwnPictures.HashOf(name) is not { } hash)
            return Results.NotFound();
        var forAll = true;
        var picture = await db.Pictures.ReadableBy(db, Reader.Anonymous, hash);
        if (picture is null && reader.SignedIn)
            (forAll, picture) = (false, await db.Pictures.ReadableBy(db, reader, hash));
        if (picture is null || !File.Exists(folder.FileOf(hash)))
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = forAll ? "public, max-age=31536000, immutable" : "private, no-cache";
        return Results.File(
            folder.FileOf(hash),
            TypeOf(picture.Kind),
            entityTag: new EntityTagHeaderValue($"\"{hash}\"")
        );
    }

    private static string TypeOf(PictureKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"image/{kind.ToString().ToLowerInvariant()}");
}
