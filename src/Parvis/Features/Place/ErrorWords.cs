using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>What happened, why, and what to do, for each failure.</summary>
internal static class ErrorWords
{
    public static (string Title, string Words) Of(int status, StorageFault? storage, Texts texts) =>
        status >= 500 ? Ours(status, storage, texts) : Theirs(status, texts);

    private static (string Title, string Words) Theirs(int status, Texts texts) =>
        status switch
        {
            404 or 405 => (
                texts["Rien ne pousse à cette adresse"],
                texts[
                    "La page a été retirée, n’a jamais existé, ou n’est pas visible d’ici. Demandez-la avec vos mots : quelqu’un sait peut-être où elle est.",
                    "La page a été retirée, n’a jamais existé, ou n’est pas visible d’ici. Demande-la avec tes mots : quelqu’un sait peut-être où elle est."
                ]
            ),
            401 => (
                texts["Il faut entrer pour voir cela"],
                texts[
                    "Cette page n’est pas publique. Entrez avec votre adresse de courriel, sans mot de passe à retenir.",
                    "Cette page n’est pas publique. Entre avec ton adresse de courriel, sans mot de passe à retenir."
                ]
            ),
            403 => (
                texts["Cette porte n’est pas ouverte"],
                texts[
                    "Votre rôle ici ne permet pas d’aller plus loin. Si vous pensez que c’est une erreur, dites-le à la loge.",
                    "Ton rôle ici ne permet pas d’aller plus loin. Si tu penses que c’est une erreur, dis-le à la loge."
                ]
            ),
            429 => (
                texts["Trop vite"],
                texts[
                    "Beaucoup de demandes sont venues d’ici en peu de temps. Attendez une minute et recommencez : rien n’est perdu.",
                    "Beaucoup de demandes sont venues d’ici en peu de temps. Attends une minute et recommence : rien n’est perdu."
                ]
            ),
            _ => (
                texts["La demande n’a pas été comprise"],
                texts[
                    "Votre navigateur a envoyé quelque chose d’inattendu. Revenez à la page d’avant et recommencez.",
                    "Ton navigateur a envoyé quelque chose d’inattendu. Reviens à la page d’avant et recommence."
                ]
            ),
        };

    private static (string Title, string Words) Ours(int status, StorageFault? storage, Texts texts) =>
        status == 503
            ? (texts["Un instant"], Storage(storage, texts))
            : (
                texts["Quelque chose a cassé de notre côté"],
                texts[
                    "L’incident est noté. Réessayez dans un instant ; si cela recommence, la loge vous répond de vive voix.",
                    "L’incident est noté. Réessaie dans un instant ; si cela recommence, la loge te répond de vive voix."
                ]
            );

    private static string Storage(StorageFault? fault, Texts texts) =>
        fault switch
        {
            StorageFault.Full => texts[
                "Le disque du serveur est plein : on peut lire, mais rien ne s’enregistre. Rien de ce qui était écrit n’est perdu."
            ],
            StorageFault.ReadOnly => texts[
                "Le serveur ne peut que lire en ce moment : rien ne s’enregistre. Rien de ce qui était écrit n’est perdu."
            ],
            StorageFault.Unreachable => texts[
                "La base de données ne répond pas. Elle revient d’ordinaire en quelques instants ; rien de ce qui était écrit n’est perdu."
            ],
            StorageFault.Busy => texts[
                "Beaucoup de monde à la fois. Réessayez dans quelques secondes.",
                "Beaucoup de monde à la fois. Réessaie dans quelques secondes."
            ],
            StorageFault.Damaged => texts[
                "La base de données est abîmée. L’équipe doit la remettre en état depuis une sauvegarde."
            ],
            null => texts[
                "Le service se prépare. Réessayez dans quelques secondes.",
                "Le service se prépare. Réessaie dans quelques secondes."
            ],
        };
}
