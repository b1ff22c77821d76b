using Parvis.Platform.People;

namespace Parvis.Platform.Web;

/// <summary>The one cookie of the house: it holds the token of a session, and exists only while one is signed in.</summary>
public static class SessionCookie
{
    public static void Give(HttpContext context, string token) =>
        context.Response.Cookies.Append(Visit.Cookie, token, Options(context, Session.Lasts));

    public static void Take(HttpContext context) =>
        context.Response.Cookies.Delete(Visit.Cookie, Options(context, null));

    public static string? TokenOf(HttpContext context) => context.Request.Cookies[Visit.Cookie];

    /// <summary>What is stored of that token; empty when there is none.</summary>
    public static string HashOf(HttpContext context) => TokenOf(context) is { } token ? Token.Hash(token) : "";

    private static CookieOptions Options(HttpContext context, TimeSpan? lasts) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = "/",
            MaxAge = lasts,
            IsEssential = true,
        };
}
