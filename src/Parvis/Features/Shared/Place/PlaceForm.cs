using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using Parvis.Formats.Mail;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Shared.Place;

/// <summary>The facts of the place, as the first-run page and the settings ask them.</summary>
public sealed class PlaceForm
{
    [StringLength(120)]
    public string Name { get; set; } = "";

    [StringLength(200)]
    public string? Tagline { get; set; }

    [StringLength(200)]
    public string? Street { get; set; }

    [StringLength(20)]
    public string? PostalCode { get; set; }

    [StringLength(120)]
    public string? Town { get; set; }

    [StringLength(40)]
    public string? Telephone { get; set; }

    [StringLength(MailAddress.Longest)]
    public string? Email { get; set; }

    [StringLength(200)]
    public string? Url { get; set; }

    [StringLength(64)]
    public string Zone { get; set; } = "Europe/Paris";

    public Formality Formality { get; set; }

    /// <summary>The version of the card that was on the screen.</summary>
    public int Version { get; set; }

    public static PlaceForm Of(PlaceCard card) =>
        new()
        {
            Name = card.Name,
            Tagline = card.Tagline,
            Street = card.Street,
            PostalCode = card.PostalCode,
            Town = card.Town,
            Telephone = card.Telephone,
            Email = card.Email,
            Url = card.Url,
            Zone = card.Zone,
            Formality = card.Formality,
            Version = card.Version,
        };

    public void ApplyTo(PlaceCard card)
    {
        card.Name = Name.Trim();
        card.Tagline = Tidy(Tagline);
        card.Street = Tidy(Street);
        card.PostalCode = Tidy(PostalCode);
        card.Town = Tidy(Town);
        card.Telephone = Tidy(Telephone);
        card.Email = Tidy(Email);
        card.Url = Tidy(Url).TrimEnd('/');
        card.Zone = Zone;
        card.Formality = Formality;
    }

    /// <summary>What attributes cannot say.</summary>
    public void Check(ModelStateDictionary state, Texts texts, string prefix)
    {
        if (Tidy(Email) is { Length: > 0 } email && !MailAddress.IsValid(email))
            state.AddModelError($"{prefix}.{nameof(Email)}", texts["Ce n’est pas une adresse de courriel."]);
        if (Tidy(Url) is { Length: > 0 } url && !IsSite(url))
            state.AddModelError(
                $"{prefix}.{nameof(Url)}",
                texts["Une adresse complète, comme https://parvis.etabli.example."]
            );
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            state.AddModelError($"{prefix}.{nameof(Zone)}", texts["Ce fuseau n’existe pas."]);
        if (!Enum.IsDefined(Formality))
            state.AddModelError($"{prefix}.{nameof(Formality)}", texts["Ceci n’est pas compris."]);
    }

    /// <summary>Each field that another saved otherwise than it stands here, with what the other wrote.</summary>
    public IEnumerable<Difference> DifferencesFrom(PlaceCard card, Texts texts)
    {
        var theirs = Of(card);
        (string Label, string? Mine, string? Theirs)[] fields =
        [
            (texts["Nom du lieu"], Name, theirs.Name),
            (texts["En une ligne"], Tagline, theirs.Tagline),
            (texts["Rue et numéro"], Street, theirs.Street),
            (texts["Code postal"], PostalCode, theirs.PostalCode),
            (texts["Ville"], Town, theirs.Town),
            (texts["Téléphone"], Telephone, theirs.Telephone),
            (texts["Courriel du lieu"], Email, theirs.Email),
            (texts["Adresse du site"], Url, theirs.Url),
            (texts["Fuseau horaire"], Zone, theirs.Zone),
            (texts["Comment le lieu s’adresse aux gens"], $"{Formality}", $"{theirs.Formality}"),
        ];
        return fields
            .Where(field => Tidy(field.Mine) != Tidy(field.Theirs))
            .Select(field => new Difference(field.Label, Tidy(field.Mine), Tidy(field.Theirs)));
    }

    public static IEnumerable<SelectListItem> Zones(string current, Texts texts)
    {
        var near = new SelectListGroup { Name = texts["Les plus courants"] };
        var all = new SelectListGroup { Name = texts["Tous"] };
        return Usual
            .Select(zone => new SelectListItem(zone.Words, zone.Id, zone.Id == current, false) { Group = near })
            .Concat(
                DateTimeZoneProviders
                    .Tzdb.Ids.Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))
                    .Where(id => Usual.All(usual => usual.Id != id))
                    .Select(id => new SelectListItem(id, id, id == current, false) { Group = all })
            );
    }

    private static readonly (string Id, string Words)[] Usual =
    [
        ("Europe/Paris", "Paris"),
        ("America/Guadeloupe", "Guadeloupe"),
        ("America/Martinique", "Martinique"),
        ("America/Cayenne", "Guyane"),
        ("Indian/Reunion", "La Réunion"),
        ("Indian/Mayotte", "Mayotte"),
        ("America/Miquelon", "Saint-Pierre-et-Miquelon"),
        ("Pacific/Noumea", "Nouvelle-Calédonie"),
        ("Pacific/Tahiti", "Tahiti"),
        ("Europe/Brussels", "Bruxelles"),
        ("Europe/Luxembourg", "Luxembourg"),
        ("Europe/Zurich", "Suisse"),
        ("America/Toronto", "Québec"),
    ];

    private static bool IsSite(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme is "http" or "https")
        && uri is { Query: "", Fragment: "", UserInfo: "", AbsolutePath: "/" };

    private static string Tidy(string? text) => text?.Trim() ?? "";
}

/// <summary>One field that two people wrote differently.</summary>
public sealed record Difference(string Label, string Mine, string Theirs);
