using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Parvis.Features.Shared.Place;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>What the legal notice and the accessibility statement say.</summary>
[Needs(Permission.ChangeSettings)]
public sealed class LegalModel(Acts acts, CurrentPlace current, Reader reader, Texts texts, TimeProvider clock)
    : PageModel
{
    public sealed class Input
    {
        [StringLength(1000)]
        public string? Publisher { get; set; }

        [StringLength(200)]
        public string? PublicationDirector { get; set; }

        [StringLength(1000)]
        public string? HostedBy { get; set; }

        [StringLength(4000)]
        public string? BuildingAccess { get; set; }

        [StringLength(120)]
        public string? WelcomeTitle { get; set; }

        [StringLength(400)]
        public string? WelcomeText { get; set; }

        public int Version { get; set; }

        public static Input Of(PlaceCard card) =>
            new()
            {
                Publisher = card.Publisher,
                PublicationDirector = card.PublicationDirector,
                HostedBy = card.HostedBy,
                BuildingAccess = card.BuildingAccess,
                WelcomeTitle = card.WelcomeTitle,
                WelcomeText = card.WelcomeText,
                Version = card.Version,
            };

        public void ApplyTo(PlaceCard card)
        {
            card.Publisher = Tidy(Publisher);
            card.PublicationDirector = Tidy(PublicationDirector);
            card.HostedBy = Tidy(HostedBy);
            card.BuildingAccess = Tidy(BuildingAccess);
            card.WelcomeTitle = Tidy(WelcomeTitle);
            card.WelcomeText = Tidy(WelcomeText);
        }

        public IEnumerable<Difference> DifferencesFrom(PlaceCard card, Texts texts)
        {
            (string Label, string? Mine, string Theirs)[] fields =
            [
                (texts["Éditeur"], Publisher, card.Publisher),
                (texts["Directeur ou directrice de la publication"], PublicationDirector, card.PublicationDirector),
                (texts["Hébergeur"], HostedBy, card.HostedBy),
                (texts["Entrer dans le bâtiment, s’y déplacer"], BuildingAccess, card.BuildingAccess),
                (texts["Titre de l’accueil"], WelcomeTitle, card.WelcomeTitle),
                (texts["Première phrase de l’accueil"], WelcomeText, card.WelcomeText),
            ];
            return fields
                .Where(field => Tidy(field.Mine) != field.Theirs)
                .Select(field => new Difference(field.Label, Tidy(field.Mine), field.Theirs));
        }

        // Browsers send the line ends of a text as CRLF.
        private static string Tidy(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Difference> Conflict { get; private set; } = [];

    public void OnGet() => Form = Input.Of(current.Card!);

    public async Task<IActionResult> OnPost()
    {
        if (!ModelState.IsValid)
            return Page();
        var now = clock.GetUtcNow().UtcDateTime;
        if (await acts.EditCard(Form.Version, Form.ApplyTo, reader.PersonId, now) is not { } theirs)
            return this.Saved("/reglages/mentions");
        Conflict = [.. Form.DifferencesFrom(theirs, texts)];
        Form.Version = theirs.Version;
        ModelState.Remove("Form.Version");
        return Page();
    }
}
