using Microsoft.Net.Http.Headers;

namespace Parvis.Platform.Web;

/// <summary>
/// Refuses a write that another site's page sends with our reader's cookie. Browsers say where a request comes from
/// (Fetch Metadata, or Origin before it); programs without a browser say nothing and carry no cookie.
/// </summary>
public sealed class SameOrigin(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsOurs(request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site.ToString() is "same-origin" or "none";
        if (request.Headers.TryGetValue(HeaderNames.Origin, out var origin))
            return Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
        return !request.Cookies.ContainsKey(Visit.Cookie);
    }
}
