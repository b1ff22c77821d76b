using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Ask;

/// <summary><c>GET /api/v1/ask?q=…</c>: the answers as other tools read them. <c>n</c> bounds each group (10; at most 50).</summary>
internal static class AskApi
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/api/v1/ask", Ask).Public();

    private static async Task<IResult> Ask(
        string? q,
        int? n,
        HttpContext context,
        AppDb db,
        Asking asking,
        Reader reader,
        Texts texts
    )
    {
        if (string.IsNullOrWhiteSpace(q))
            return Results.Problem(
                texts[
                    "Il manque la question : ajoutez ?q=… à l’adresse.",
                    "Il manque la question : ajoute ?q=… à l’adresse."
                ],
                statusCode: StatusCodes.Status400BadRequest
            );
        var options = new AskOptions(Most: Math.Clamp(n ?? 10, 1, 50));
        var answers = await asking.Ask(db, q, reader, texts, options, context.RequestAborted);
        var root = $"{context.Request.Scheme}://{context.Request.Host}{texts.Base}";
        return Results.Json(AskedJson.Of(answers, root));
    }
}

/// <summary>The answers in the form that is promised to other tools.</summary>
internal sealed record AskedJson(WhereJson[] Where, WhoJson[] Who, SimilarJson[] Similar)
{
    public static AskedJson Of(Answers answers, string root) =>
        new(
            [.. answers.Where.Select(where => WhereJson.Of(where, root))],
            [.. answers.Who.Select(who => new WhoJson(who.Name, root + who.Url, who.Reason, Math.Round(who.Score, 4)))],
            [
                .. answers.Similar.Select(one => new SimilarJson(
                    one.Title,
                    root + one.Url,
                    one.Answered ? "answered" : "open"
                )),
            ]
        );
}

/// <param name="Excerpt">Plain text, at most 240 characters.</param>
/// <param name="Marks">Start and length of each marked stretch of the excerpt, in UTF-16 units.</param>
internal sealed record WhereJson(
    string Title,
    string Heading,
    string Url,
    string Excerpt,
    int[][] Marks,
    string Kind,
    string? Stage,
    DateOnly? CaredOn,
    double Score
)
{
    public static WhereJson Of(WhereAnswer where, string root) =>
        new(
            where.Title,
            where.Heading,
            root + where.Url,
            where.Excerpt.Text,
            [.. where.Excerpt.Marks.Select(mark => new[] { mark.Start, mark.Length })],
            where.Thing.Kind,
            where.Stage is { } stage ? stage.ToString().ToLowerInvariant() : null,
            where.CaredOn,
            Math.Round(where.Score, 4)
        );
}

internal sealed record WhoJson(string Name, string Url, string Reason, double Score);

internal sealed record SimilarJson(string Title, string Url, string State);
