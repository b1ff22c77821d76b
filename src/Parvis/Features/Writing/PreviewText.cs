using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Writing;

/// <summary><c>POST /ecrire/apercu</c>: a text as it will be read, for the editor. Nothing is kept.</summary>
internal static class PreviewText
{
    public const int Longest = 200_000;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/ecrire/apercu", Render).Needs(Permission.AskQuestions);

    private static async Task<IResult> Render(HttpContext context, Texts texts)
    {
        if (!context.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var text = (await context.Request.ReadFormAsync(context.RequestAborted))["text"].ToString();
        return text.Length > Longest
            ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge)
            : Results.Content(WritingPages.Rendered(text, texts), "text/html", System.Text.Encoding.UTF8);
    }
}
