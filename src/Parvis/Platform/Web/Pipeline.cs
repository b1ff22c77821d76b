using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>The way of a request through the house, in order.</summary>
internal static class Pipeline
{
    /// <summary>How long a request waits for this process to have followed the change it comes back from.</summary>
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(1);

    public static void Lay(WebApplication app, House house)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SafeHeaders>();
        app.Use(ReadLanguage);
        app.UseMiddleware<Errors>();
        app.UseMiddleware<SameOrigin>();
        app.Use(WaitForChange);
        app.Use(Recognise);
        app.UseRouting();
        app.UseMiddleware<Gate>();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.MapRazorPages();
        app.MapGet(
                Assets.Root + "/{file}",
                (HttpContext context, string file, Assets assets) => assets.Serve(context, file)
            )
            .Public()
            .BeforeFirstRun();
        house.MapRoutes(app);
    }

    // The language is in the path, so that caches and anonymous readers need no cookie.
    private static Task ReadLanguage(HttpContext context, RequestDelegate next)
    {
        var tongue = Tongue.French;
        if (context.Request.Path.StartsWithSegments("/en", StringComparison.Ordinal, out var rest))
        {
            tongue = Tongue.English;
            context.Request.PathBase += "/en";
            context.Request.Path = rest.HasValue ? rest : "/";
        }
        var place = context.RequestServices.GetRequiredService<CurrentPlace>();
        var texts = Texts.For(tongue, place.Card?.Formality ?? Formality.Vous);
        context.Features.Set(new Visit(Reader.Anonymous, texts));
        return next(context);
    }

    private static async Task WaitForChange(HttpContext context, RequestDelegate next)
    {
        if (long.TryParse(context.Request.Query["apres"], out var number))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            patience.CancelAfter(CatchUpWithin);
            try
            {
                await context.RequestServices.GetRequiredService<ChangeFeed>().CatchUp(number, patience.Token);
            }
            catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
            {
                // Better a page that is a moment old than none.
            }
        }
        await next(context);
    }

    private static async Task Recognise(HttpContext context, RequestDelegate next)
    {
        // The error page asks nothing of a database that may be the reason for it.
        if (
            context.Features.Get<Failure>() is null
            && context.Request.Cookies.TryGetValue(Visit.Cookie, out var token)
            && token.Length is > 0 and < 100
        )
        {
            var sessions = context.RequestServices.GetRequiredService<Sessions>();
            var reader = await sessions.ReaderOf(token, context.RequestAborted);
            context.Features.Set(Visit.Of(context) with { Reader = reader });
        }
        await next(context);
    }
}
