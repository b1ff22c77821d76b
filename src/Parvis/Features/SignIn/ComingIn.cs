using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>What one gets who has shown one thing: the token of a session, or of the step that asks for the second.</summary>
public sealed record Entrance(string? Session, string? Step, string ReturnTo);

/// <summary>What follows a link, a password, a passkey or a code that is right.</summary>
public sealed class ComingIn(Sessions sessions, TimeProvider clock)
{
    /// <summary>After one thing shown: in, unless the account asks for a second.</summary>
    public async Task<Entrance> ByOne(AppDb act, Account account, string browser, string? returnTo)
    {
        var way = LocalPath.Of(returnTo);
        return await act.AsksSecondFactor(account.Id)
            ? new Entrance(null, act.AddSecondStep(account.Id, way, clock.GetUtcNow().UtcDateTime), way)
            : ByBoth(act, account, browser, way);
    }

    /// <summary>After two things shown, or one that counts as two: in.</summary>
    public Entrance ByBoth(AppDb act, Account account, string browser, string? returnTo) =>
        new(sessions.Open(act, account, browser), null, LocalPath.Of(returnTo));
}

public static class Entering
{
    /// <summary>Gives the browser its session and goes where one wanted to, or to the page that asks for the code.</summary>
    public static IActionResult GoIn(this PageModel page, Entrance entrance)
    {
        var texts = Visit.Of(page.HttpContext).Texts;
        if (entrance.Session is not { } session)
            return new RedirectResult(texts.Base + SecondStep.Path + entrance.Step);
        SessionCookie.Give(page.HttpContext, session);
        return new RedirectResult(WayOn(texts, entrance.ReturnTo));
    }

    /// <summary>The way on, in the language that one is reading.</summary>
    public static string WayOn(Texts texts, string? path)
    {
        var local = LocalPath.Of(path);
        return local.StartsWith("/en/", StringComparison.Ordinal) ? local : texts.Base + local;
    }

    /// <summary>Says on the page how long to wait, and to programs too.</summary>
    public static void TooMany(this PageModel page, TimeSpan wait)
    {
        var texts = Visit.Of(page.HttpContext).Texts;
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
        page.ModelState.AddModelError(
            "",
            string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                texts[
                    "Trop d’essais en peu de temps. Réessayez dans {0} min, ou appelez-nous.",
                    "Trop d’essais en peu de temps. Réessaie dans {0} min, ou appelle-nous."
                ],
                (int)Math.Ceiling(wait.TotalMinutes)
            )
        );
    }
}
