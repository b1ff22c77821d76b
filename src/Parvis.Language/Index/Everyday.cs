namespace Parvis.Language.Index;

/// <summary>
/// Everyday French: verbs whose forms share no stem, and words that people use for one another, Québec's included. General to
/// the language, written by hand; what is special to a place belongs to its glossary.
/// </summary>
internal static class Everyday
{
    private const string Forms = """
        aller va vais vas vont allons allez ira iront irai irait irais allait
        venir vient viens viennent venu venue viendra viendrait
        revenir revient reviens reviennent revenu reviendra
        tenir tient tiens tiennent tenu tiendra
        obtenir obtient obtiens obtiennent obtenu obtention obtiendra
        prendre prend prends prennent pris prise prenait prendra
        apprendre apprend apprends apprennent appris apprentissage
        comprendre comprend comprends comprennent compris compréhension
        reprendre reprend reprends reprennent repris reprise
        mettre met mets mettent mis mise mettra
        permettre permet permets permettent permis permission
        transmettre transmet transmettent transmis transmission
        voir vois voit voient vu vue verra voyait
        recevoir reçoit reçois reçoivent reçu reçue recevra recevront réception
        mourir meurt meurs meurent mort morte mourant mourir décès décéder décédé
        naître naît naissent né née naissance
        vivre vit vis vivent vécu vie
        survivre survit survivent survie
        écrire écrit écris écrivent écrite écriture
        lire lit lis lisent lu lecture
        dire dit dis disent dite
        boire boit bois boivent bu boisson
        savoir sait sais savent su saurait
        vouloir veut veux veulent voulu voudrais voudrait
        connaître connaît connais connaissent connu connue connaissance
        perdre perd perds perdent perdu perte
        rendre rend rends rendent rendu
        vendre vend vends vendent vendu vente vendeur
        attendre attend attends attendent attendu attente
        répondre répond réponds répondent répondu réponse
        construire construit construisent construite construction
        produire produit produisent produite production
        conduire conduit conduis conduisent conduite conducteur
        élire élu élue élus élection
        ouvrir ouvre ouvres ouvrent ouvert ouverte ouverture ouvrira
        offrir offre offrent offert offerte
        découvrir découvre découvrent découvert découverte
        couvrir couvre couvrent couvert couverte couverture
        sortir sort sors sortent sorti sortie
        partir part pars partent parti partie départ
        courir court cours courent couru course
        finir fini finit fin
        croire croit crois croient cru croyance
        choisir choix choisi choisit
        détruire détruit destruction
        tousser tousse toux
        acheter achète achat acheteur
        appeler appelle appellent appel
        mener mène mènent
        essayer essaie essai
        envoyer envoie envoi
        payer paie paye paiement
        employer emploie emploi
        nettoyer nettoie nettoyage
        """;

    private const string Meanings = """
        travail emploi boulot job taf métier poste
        travailleur employé salarié personnel
        employeur patron boss entreprise
        salaire paie paye rémunération
        docteur médecin
        enfant gamin gosse petit
        école classe scolaire
        garderie crèche garde
        maison domicile logement chez
        nourriture aliment manger repas bouffe provision
        épicerie supermarché marché commerce magasin
        voiture auto automobile char véhicule
        bus autobus car
        argent fric sous
        ordinateur pc ordi
        vélo bicyclette
        téléphone portable mobile cellulaire
        mail courriel email
        congédier licencier virer renvoyer
        fermer arrêter
        soigner traiter guérir
        traitement remède médicament vaccin
        attraper contracter infecter contaminer
        dangereux risque danger
        symptôme signe
        peur inquiet inquiétude inquiéter anxiété
        commencer débuter début
        finir terminer fin
        durer durée prolonger
        prix coût tarif
        acheter achat
        réparer réparation dépanner
        louer location emprunter
        réserver réservation
        inscrire inscription
        annuler annulation
        rembourser remboursement dédommager indemniser compenser compensation
        aide subvention soutien
        interdit défendu
        autorisé permis
        permettre autoriser
        livrer porter apporter livraison
        visiter voir visite
        vieux âgé aîné
        hôpital clinique
        église messe culte
        pays étranger
        rentrer revenir retour
        rapidement vite tôt
        heure horaire
        obliger obligatoire forcer
        nécessaire essentiel
        efficace marche fonctionne
        facile simple
        créer fonder fondateur création
        bâtir construire édifier
        guerre conflit
        roi souverain monarque
        décéder mourir mort
        père papa
        mère maman
        film cinéma
        livre ouvrage
        auteur écrivain
        chef dirigeant
        diriger commander
        habitant population
        superficie surface
        célèbre connu
        étudiant élève
        professeur enseignant prof
        université fac faculté
        toilettes wc
        poubelle déchets ordures
        bricoler bricolage
        imprimante imprimer
        papier document
        clé clef
        """;

    public static Glossary VerbForms { get; } = Read(Forms);

    public static Glossary Synonyms { get; } = Read(Meanings);

    private static Glossary Read(string lines) =>
        new(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')));
}
