using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform.Web;

/// <summary>
/// Gives an answer without a body the error page of its status, and turns what went wrong into a status: 503 with the reason
/// when the database cannot, 500 for a fault of ours.
/// </summary>
public sealed class Errors(RequestDelegate next, Engine engine, ILogger<Errors> log)
{
    /// <summary>Path of the error page; it reads <see cref="Failure"/>.</summary>
    public const string Page = "/erreur";

    private const string FormReader = "Microsoft.AspNetCore.WebUtilities";

    public async Task Invoke(HttpContext context)
    {
        StorageTrouble? trouble = null;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            trouble = engine.TroubleOf(error);
            if (trouble is null)
                log.LogError(error, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            else
                log.LogWarning("{Path}: the database says {Reason}", context.Request.Path, trouble.Message);
            context.Response.Clear();
            context.Response.StatusCode = error switch
            {
                _ when trouble is not null => StatusCodes.Status503ServiceUnavailable,
                BadHttpRequestException bad => bad.StatusCode,
                // A form that no browser writes: a null character, a part without an end.
                InvalidDataException { Source: FormReader } => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status500InternalServerError,
            };
        }
        if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null })
            await Explain(context, new Failure(context.Response.StatusCode, context.Request.Path, trouble?.Fault));
    }

    private async Task Explain(HttpContext context, Failure failure)
    {
        if (Gate.IsForMachines(context))
        {
            await context.Response.WriteAsJsonAsync(new { status = failure.Status });
            return;
        }
        var page =
            failure.Status == StatusCodes.Status401Unauthorized && Gate.CarriesText(context.Request)
                ? Gate.KeptText
                : Page;
        context.Features.Set(failure);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = page;
        try
        {
            await next(context);
            if (!context.Response.HasStarted)
                context.Response.StatusCode = failure.Status;
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            log.LogError(error, "The error page itself failed");
        }
        if (context.Response.HasStarted || context.Response.ContentType is not null)
            return;
        context.Response.StatusCode = failure.Status;
        await context.Response.WriteAsync(
            Visit.Of(context).Texts[
                "Une erreur est survenue. Réessayez dans un instant.",
                "Une erreur est survenue. Réessaie dans un instant."
            ]
        );
    }
}

/// <summary>What the error page explains.</summary>
public sealed record Failure(int Status, string Path, StorageFault? Storage);
