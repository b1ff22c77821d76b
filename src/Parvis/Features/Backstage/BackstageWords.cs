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
            _ => kind,
        };

    public static string Tick(string name, Texts texts) =>
        name switch
        {
            "purge-sign-ins" => texts["Effacer les vieilles connexions"],
            "purge-backstage" => texts["Effacer les vieux travaux"],
            _ => name,
        };

    public static string Mail(string kind, Texts texts) =>
        kind switch
        {
            "sign-in-link" => texts["Lien pour entrer"],
            "invitation" => texts["Invitation"],
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
            "restore" => texts["a restauré une sauvegarde"],
            _ => action,
        };
}
