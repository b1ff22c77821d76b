using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Ask;

/// <summary>The answers under the ask box while one types: a fragment, never counted as missed.</summary>
[Public]
public sealed class LiveModel(AppDb db, Asking asking, Reader reader, Texts texts) : PageModel
{
    public const int ShortestQuestion = 2;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Question { get; set; }

    public Answers? Found { get; private set; }

    public async Task OnGet(CancellationToken cancellation)
    {
        if (Question is { } text && text.Trim().Length >= ShortestQuestion)
            Found = await asking.Ask(db, text, reader, texts, new AskOptions(AsYouType: true, Most: 4), cancellation);
    }
}
