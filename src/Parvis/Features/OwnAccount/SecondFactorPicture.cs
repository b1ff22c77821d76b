using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;
using QRCoder;

namespace Parvis.Features.OwnAccount;

/// <summary><c>GET /moi/second-facteur/qr.png</c>: the secret as a picture for a camera, while it is being set up and never after.</summary>
internal static class SecondFactorPicture
{
    private const int PixelsOfADot = 6;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(SecondFactorModel.Path + "/qr.png", Draw).Needs(Permission.UseOwnAccount);

    private static async Task<IResult> Draw(
        HttpContext context,
        AppDb db,
        Reader reader,
        SecondFactors factors,
        CurrentPlace place
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        var factor = await db
            .SecondFactors.AsNoTracking()
            .SingleOrDefaultAsync(one => one.AccountId == reader.AccountId && one.ConfirmedAt == null);
        if (factor is null || factors.SecretOf(factor) is not { } secret)
            return Results.NotFound();
        var words = TimedCode.Address(secret, place.Card!.Name, reader.Name);
        using var generator = new QRCodeGenerator();
        using var dots = generator.CreateQrCode(words, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var picture = new PngByteQRCode(dots);
        return Results.Bytes(picture.GetGraphic(PixelsOfADot), "image/png");
    }
}
