using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Parvis.Platform.Web;

namespace Parvis.Features.Writing;

/// <summary>
/// A form came without a session. What was typed is shown and can be sent again once one has come in by another tab; the
/// house keeps nothing of it.
/// </summary>
[Public]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SessionEndedModel(Texts texts) : PageModel
{
    private static readonly string[] Typed = ["Title", "Text", "Tags", "Comment", "Name", "About", "Reason", "Note"];

    /// <summary>Where the form went, and goes again.</summary>
    // Of the forms of one's own account: passwords and codes are no text that a page shows again.
    private static readonly string[] Secrets = ["Current", "New", "Code"];

    public string Address { get; private set; } = "";

    public IReadOnlyList<KeyValuePair<string, StringValues>> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (HttpContext.Features.Get<Failure>() is not { } failure || !Request.HasFormContentType)
            return Redirect(texts.Base + "/");
        Response.StatusCode = failure.Status;
        Address = texts.Base + failure.Path + Request.QueryString;
        Fields =
        [
            .. (await Request.ReadFormAsync(cancellation)).Where(field =>
                !field.Key.Contains("Password", StringComparison.OrdinalIgnoreCase)
                && !Secrets.Contains(Last(field.Key))
            ),
        ];
        return Page();
    }

    /// <summary>What somebody wrote, as against what they chose; passwords are no text.</summary>
    public static bool IsText(string name) => Typed.Contains(Last(name));

    public string Label(string name) =>
        Last(name) switch
        {
            "Title" => texts["Titre"],
            "Text" => texts["Texte"],
            "Tags" => texts["Étiquettes"],
            _ => texts["Ce que vous avez écrit", "Ce que tu as écrit"],
        };

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
