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
        travailler bosser œuvrer
        travailleur employé salarié personnel collègue
        employeur patron boss entreprise
        entreprise société compagnie firme
        salaire paie paye rémunération
        congé vacances relâche repos
        congédier licencier virer renvoyer
        chômage chômeur mise-à-pied
        stage stagiaire apprenti
        réunion rencontre assemblée
        docteur médecin généraliste
        malade maladie patient
        soigner traiter guérir
        traitement remède soin médicament
        hôpital clinique hospitalier hospitaliser hospitalisé
        pharmacie pharmacien médicament
        symptôme signe
        douleur mal souffrir
        enceinte grossesse bébé accoucher accouchement
        fatigue fatigué épuisé
        blessure blessé accident
        attraper contracter pogner
        contagieux contagion transmettre transmission
        dangereux risque danger risqué
        sécurité sécuritaire protéger protection sûr
        peur inquiet inquiétude inquiéter anxiété stress angoisse
        enfant gamin gosse jeune fils fille garçon
        bébé nourrisson
        père papa
        mère maman
        parent famille proche
        conjoint mari femme époux épouse
        ami copain chum
        vieux âgé aîné senior
        mourir décéder mort mourant
        école classe scolaire enseignement primaire secondaire
        collège lycée cégep
        université fac faculté
        étudiant élève écolier
        professeur enseignant prof instituteur
        garderie crèche garde gardienne
        cours leçon formation atelier
        examen épreuve contrôle
        maison domicile logement habitation chez
        appartement logement
        loyer location louer
        habiter demeurer résider vivre
        dehors extérieur
        dedans intérieur
        voisin voisinage
        nourriture aliment alimentation manger repas bouffe denrée
        dîner souper repas
        épicerie supermarché marché magasin
        magasin boutique commerce
        acheter achat commander commande
        vendre vente
        prix coût tarif montant frais
        payer régler débourser
        argent fric sous
        rembourser remboursement dédommager indemniser compensation
        aide subvention soutien allocation
        gratuit gratuitement
        facture reçu
        banque bancaire
        voiture auto automobile char véhicule
        bus autobus car
        camion camionneur routier
        vélo bicyclette
        avion vol aéroport
        train gare
        voyage voyager séjour déplacement
        étranger international
        frontière douane
        revenir rentrer retour
        partir départ quitter
        ordinateur pc ordi
        téléphone portable mobile cellulaire
        mail courriel email
        internet web toile
        site page
        mot-de-passe identifiant
        imprimante imprimer impression
        distance télé virtuel
        ouvert ouverture ouvrir accessible
        fermer fermeture clos
        heure horaire
        matin matinée
        soir soirée nuit
        jour journée quotidien
        an année annuel
        semaine hebdomadaire
        mois mensuel
        commencer débuter début
        finir terminer fin
        durer durée longtemps
        prolonger allonger étendre
        reporter remettre repousser
        annuler annulation
        réserver réservation
        inscrire inscription enregistrer
        adhérer adhésion adhérent membre cotisation
        bénévole bénévolat volontaire
        association associatif organisme
        réparer réparation dépanner
        outil matériel équipement
        machine appareil
        bricoler bricolage
        fabriquer fabrication produire
        nettoyer nettoyage ménage laver
        poubelle déchet ordure
        toilettes wc
        vêtement linge habit
        chaussure soulier
        livrer porter apporter livraison amener
        visiter visite voir
        obliger obligatoire forcer contraindre
        interdire interdit défendu défendre
        autoriser autorisé permis permettre droit
        nécessaire essentiel indispensable utile
        recommander conseiller conseillé préférable mieux
        refuser refus
        accepter acceptation
        efficace efficacité
        facile simple
        difficile compliqué dur
        rapidement vite tôt
        problème souci ennui panne
        erreur faute
        règle consigne directive règlement
        mesure disposition
        manque manquer pénurie
        loi légal juridique
        état gouvernement
        mairie municipalité ville
        impôt taxe fiscal
        police policier gendarme
        église messe culte mosquée prier prière
        restaurant restaurateur resto
        créer fonder fondateur création
        bâtir construire édifier
        guerre conflit
        roi souverain monarque
        film cinéma
        livre ouvrage
        auteur écrivain
        chef dirigeant
        diriger commander
        population habitant gens
        superficie surface
        célèbre connu
        papier document
        clé clef
        image photo
        fête célébration
        sport sportif
        jeu jouer joueur
        musique musical
        """;

    public static Glossary VerbForms { get; } = Read(Forms);

    public static Glossary Synonyms { get; } = Read(Meanings);

    private static Glossary Read(string lines) =>
        new(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')));
}
