using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Ask;

/// <summary>The answers to a submitted question. Only here does a search that finds nothing good count as missed.</summary>
[Public]
public sealed class ResultsModel(
    AppDb db,
    Asking asking,
    MissedSearches missed,
    FindingIndex index,
    CurrentPlace place,
    Reader reader,
    Texts texts
) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    public Answers? Found { get; private set; }
    public bool StillReading => !index.IsReady;
    public PlaceCard Place => place.Card!;

    public async Task OnGet(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Question))
            return;
        Found = await asking.Ask(db, Question, reader, texts, cancellation: cancellation);
        if (!Found.FoundSomethingGood && index.IsReady && reader.Role < Role.Gardener)
            await missed.Keep(Question, cancellation);
    }
}
