using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Parvis.Platform.Data;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>What is said when something fails: what happened, why, what to do, and a human. It asks nothing of the database.</summary>
[Public]
[BeforeFirstRun]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(Texts texts, CurrentPlace place, Frame frame, Times times) : PageModel
{
    private const int LongestGuess = 80;

    public int Status { get; private set; } = StatusCodes.Status404NotFound;
    public string Title { get; private set; } = "";
    public string Words { get; private set; } = "";
    public PlaceCard? Card => place.Card;

    /// <summary>Open or not just now, in words; null when nobody gave hours.</summary>
    public string? Hours { get; private set; }

    public void OnGet()
    {
        var failure = HttpContext.Features.Get<Failure>();
        Status = failure?.Status ?? StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        (Title, Words) = ErrorWords.Of(Status, failure?.Storage, texts);
        frame.Title = Title;
        frame.Robots = "noindex";
        frame.Canonical = null;
        frame.Translation = null;
        if (Status == StatusCodes.Status404NotFound)
            frame.Question = Guess(failure?.Path ?? "");
        if (place.Card is null)
            frame.AsksOnTop = false;
        if (place.Hours.Any)
        {
            var state = place.Hours.At(times.Now);
            Hours =
                (state.Open ? texts["Ouvert"] : texts["Fermé"]) + ", " + OpeningWords.Until(state, times.Now, texts);
        }
    }

    /// <summary>The words of the address that led nowhere, to be asked for.</summary>
    private static string Guess(string path)
    {
        var last = path[(path.LastIndexOf('/') + 1)..];
        var words = new string([.. last.Select(c => char.IsLetter(c) ? c : ' ')]);
        words = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length is > 2 and <= LongestGuess ? words : "";
    }
}
