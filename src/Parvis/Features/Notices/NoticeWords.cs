using Microsoft.AspNetCore.Mvc.Rendering;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>Notices in words.</summary>
public static class NoticeWords
{
    public static string Of(Wrong wrong, Texts texts) =>
        wrong switch
        {
            Wrong.Illegal => texts["Contraire à la loi"],
            Wrong.Privacy => texts["Données personnelles ou vie privée"],
            Wrong.Hurtful => texts["Propos blessants"],
            Wrong.Spam => texts["Publicité ou indésirable"],
            Wrong.Dangerous => texts["Dangereux ou faux"],
            Wrong.Other => texts["Autre chose"],
            _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, null),
        };

    /// <summary>What can be wrong, to choose from; nothing is chosen beforehand.</summary>
    public static IEnumerable<SelectListItem> Choices(Texts texts) =>
        Enum.GetValues<Wrong>()
            .Select(wrong => new SelectListItem(Of(wrong, texts), $"{wrong}"))
            .Prepend(new SelectListItem("", ""));

    public static string Of(Outcome outcome, Texts texts) =>
        outcome switch
        {
            Outcome.Hidden => texts["Le texte est masqué."],
            Outcome.Restored => texts["Après une nouvelle lecture, le texte est rétabli."],
            Outcome.Dismissed => texts["Le texte reste : le signalement est classé sans suite."],
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };

    public static string Kind(string kind, Texts texts) =>
        kind switch
        {
            "question" => texts["Une question"],
            "answer" => texts["Une réponse"],
            "page" => texts["Une page du jardin"],
            _ => texts["Un texte"],
        };
}
