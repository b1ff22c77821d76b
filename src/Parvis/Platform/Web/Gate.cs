using Parvis.Platform.Place;

namespace Parvis.Platform.Web;

/// <summary>
/// Stands between routing and every endpoint: lets in who may enter, sends the others to sign in or tells them no. Closed
/// by default: an endpoint that does not say who may use it answers nobody.
/// </summary>
public sealed class Gate(RequestDelegate next, CurrentPlace place)
{
    public const string FirstRun = "/premiers-pas";
    public const string SignIn = "/entrer";

    /// <summary>The page that shows the text of a form which came without a session; it reads <see cref="Failure"/>.</summary>
    public const string KeptText = "/ecrire/session-finie";

    private const string TypedForm = "application/x-www-form-urlencoded";

    public Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return next(context);
        if (place.Card is null && endpoint.Metadata.GetMetadata<BeforeFirstRunAttribute>() is null)
            return NotYet(context);
        if (endpoint.Metadata.GetMetadata<IGuarded>() is not { } guarded)
            return Refuse(context, StatusCodes.Status403Forbidden);
        var reader = Visit.Of(context).Reader;
        if (guarded.Permission is not { } permission || reader.May(permission))
            return next(context);
        if (reader.SignedIn)
            return Refuse(context, StatusCodes.Status403Forbidden);
        if (IsForMachines(context))
            return Refuse(context, StatusCodes.Status401Unauthorized);
        if (CarriesText(context.Request))
            return Refuse(context, StatusCodes.Status401Unauthorized);
        var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
        context.Response.Redirect($"{context.Request.PathBase}{SignIn}?retour={back}");
        return Task.CompletedTask;
    }

    /// <summary>True for addresses that programs call: they get status codes, never a page to sign in.</summary>
    public static bool IsForMachines(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/health");

    /// <summary>True for a form that somebody filled in: the session may have ended meanwhile, and what was typed must not.</summary>
    public static bool CarriesText(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.ContentLength > 0
        && request.ContentType?.StartsWith(TypedForm, StringComparison.OrdinalIgnoreCase) == true;

    private static Task NotYet(HttpContext context)
    {
        if (IsForMachines(context))
            return Refuse(context, StatusCodes.Status503ServiceUnavailable);
        context.Response.Redirect(context.Request.PathBase + FirstRun);
        return Task.CompletedTask;
    }

    // The status code alone: the error pages give it a body.
    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
