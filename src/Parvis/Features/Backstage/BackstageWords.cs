using Parvis.Platform.Web;

namespace Parvis.Features.Backstage;

/// <summary>Names of the code as people read them. What has no words here is shown as it is.</summary>
public static class BackstageWords
{
    public static string Job(string kind, Texts texts) =>
        kind switch
        {
            "SendMail" => texts["Envoyer un courriel"],
            "SendSignInLink" => texts["Écrire un lien pour entrer"],
            "TellAccount" => texts["Prévenir d’un changement sur un compte"],
            "SendAddressLink" => texts["Écrire un lien pour confirmer une adresse"],
            "PurgeSignIns" => texts["Effacer les vieilles connexions"],
            "PurgeBackstage" => texts["Effacer les vieux travaux"],
            "TellNotifier" => texts["Écrire à qui a signalé"],
            "TellAuthor" => texts["Écrire à qui a écrit ce qui est masqué"],
            "PurgeNotices" => texts["Effacer les noms des vieux signalements"],
            "RenewTexts" => texts["Remettre en forme les textes anciens"],
            "TellFollowers" => texts["Prévenir d’une réponse"],
            "TellCalled" => texts["Demander à qui sait sans doute"],
            "TellWishers" => texts["Prévenir qui attendait une page"],
            "PurgeQuestions" => texts["Effacer les questions jamais confirmées"],
            "KeepErasures" => texts["Noter qui a été effacé, hors de la base"],
            "ImportPeople" => texts["Importer des personnes"],
            "PurgePeopleImports" => texts["Effacer les listes de personnes laissées là"],
            _ => kind,
        };

    public static string Tick(string name, Texts texts) =>
        name switch
        {
            "purge-sign-ins" => texts["Effacer les vieilles connexions"],
            "purge-backstage" => texts["Effacer les vieux travaux"],
            "purge-notices" => texts["Effacer les noms des vieux signalements"],
            "purge-questions" => texts["Effacer les questions jamais confirmées"],
            "purge-people-imports" => texts["Effacer les listes de personnes laissées là"],
            _ when name.StartsWith("renew-texts", StringComparison.Ordinal) => texts[
                "Remettre en forme les textes anciens"
            ],
            _ => name,
        };

    public static string Mail(string kind, Texts texts) =>
        kind switch
        {
            "sign-in-link" => texts["Lien pour entrer"],
            "invitation" => texts["Invitation"],
            "notice-received" => texts["Accusé de réception d’un signalement"],
            "notice-settled" => texts["Décision sur un signalement"],
            "text-hidden" => texts["Texte masqué"],
            "answer-arrived" => texts["Réponse arrivée"],
            "asked-of-you" => texts["Question à qui sait sans doute"],
            "confirm-question" => texts["Lien qui pose une question"],
            "found-now" => texts["Réponse à une recherche"],
            "account-erased" => texts["Compte effacé"],
            "account-news" => texts["Changement sur un compte"],
            "address-link" => texts["Lien pour confirmer une adresse"],
            "address-taken" => texts["Adresse déjà connue"],
            _ => kind,
        };

    /// <summary>« compte n° 13 ».</summary>
    public static string Thing(string kind, long id, Texts texts) =>
        kind switch
        {
            "account" => texts.Format("compte n° {0}", id),
            "answer" => texts.Format("réponse n° {0}", id),
            "notice" => texts.Format("signalement n° {0}", id),
            "page" => texts.Format("page n° {0}", id),
            "person" => texts.Format("personne n° {0}", id),
            "place" => texts["le lieu"],
            "question" => texts.Format("question n° {0}", id),
            "space" => texts.Format("espace n° {0}", id),
            _ => $"{kind} {id}",
        };

    public static string Action(string action, Texts texts) =>
        action switch
        {
            "give-role" => texts["a donné un rôle"],
            "admit" => texts["a ouvert un compte"],
            "add-passkey" => texts["a ajouté une clé d’accès"],
            "remove-passkey" => texts["a retiré une clé d’accès"],
            "add-second-factor" => texts["a demandé un code en plus"],
            "remove-second-factor" => texts["ne demande plus de code en plus"],
            "reset-second-factor" => texts["a retiré le code en plus"],
            "renew-recovery-codes" => texts["a refait les codes de secours"],
            "use-recovery-code" => texts["un code de secours a servi"],
            "add-address" => texts["a confirmé une adresse"],
            "change-main-address" => texts["a changé d’adresse principale"],
            "remove-address" => texts["a retiré une adresse"],
            "change-settings" => texts["a changé les réglages"],
            "add-space" => texts["a créé un espace"],
            "edit-space" => texts["a modifié un espace"],
            "add-space-member" => texts["a ajouté quelqu’un à un espace"],
            "remove-space-member" => texts["a retiré quelqu’un d’un espace"],
            "sow" => texts["a semé"],
            "tend" => texts["a cultivé"],
            "water" => texts["a arrosé"],
            "weed" => texts["a désherbé"],
            "harvest" => texts["a récolté"],
            "import" => texts["a importé"],
            "import-people" => texts["a importé des personnes"],
            "erase-person" => texts["a effacé ce que le lieu savait de quelqu’un, à sa demande"],
            "restore" => texts["a restauré une sauvegarde"],
            "receive-notice" => texts["a reçu un signalement"],
            "hide" => texts["a masqué un texte"],
            "close" => texts["a clos une question"],
            "reopen" => texts["a rouvert une question"],
            "move" => texts["a déplacé une question"],
            "delete" => texts["a supprimé une question"],
            "put-back" => texts["a rétabli un texte"],
            "dismiss-notice" => texts["a classé un signalement sans suite"],
            "reopen-notice" => texts["a rouvert un signalement"],
            _ => action,
        };
}
