using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Platform.Privacy;

/// <summary>Who a person is, how they come in, where they belong: all of it goes with the person's own row.</summary>
internal sealed class PersonItself : IPersonalData
{
    private const string WhileThere = "tant que la personne est inscrite";

    public IReadOnlyList<Holding> Holdings { get; } =
    [Identity(), Subjects(), Account(), Sessions(), Links(), Spaces(), Organisations(), Erased()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        var offers = act.Offers.Where(offer => offer.PersonId == who.PersonId);
        foreach (var id in await offers.Select(offer => offer.Id).ToListAsync())
            act.Touch(new Thing(Offer.Kind, id));
        await offers.ExecuteDeleteAsync();
    }

    private static Holding Identity() =>
        new Holding(
            "identite",
            "Nom, adresses de courriel, présentation, absences",
            "reconnaître les personnes, leur répondre, savoir qui sait",
            WhileThere,
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                db
                    .People.Where(person => person.Id == who.PersonId)
                    .Select(person => new
                    {
                        nom = person.Name,
                        presentation = person.About,
                        montre_a = person.SeenBy == SeenBy.Everyone ? "tout le monde"
                        : person.SeenBy == SeenBy.Members ? "membres"
                        : "personne",
                        absence_du = person.AbsentFrom,
                        absence_jusqu_a = person.AbsentUntil,
                        demandes_par_semaine = person.MostAsksAWeek,
                        inscription = person.CreatedAt,
                        adresses = person.Addresses.Select(address => address.Email).ToList(),
                    }),
        }
            .Of<Person>()
            .Of<Address>()
            .Of<StoredEvidence>(nameof(StoredEvidence.PersonId));

    private static Holding Subjects() =>
        new Holding("sujets", "Sujets sur lesquels on veut bien répondre", "dire qui sait", WhileThere, Fate.Goes)
        {
            Rows = (db, who) =>
                db
                    .Offers.Where(offer => offer.PersonId == who.PersonId)
                    .OrderBy(offer => offer.Id)
                    .Select(offer => new { sujet = offer.Subject, depuis = offer.At }),
        }.Of<Offer>();

    private static Holding Account() =>
        new Holding("compte", "Compte et rôle", "savoir ce que chacun peut faire", WhileThere, Fate.Goes)
        {
            Rows = (db, who) =>
                db
                    .Accounts.Where(account => account.PersonId == who.PersonId)
                    .Select(account => new
                    {
                        role = account.Role,
                        mot_de_passe = account.PasswordHash != null ? "oui, illisible même ici" : "non",
                        ouvert = account.CreatedAt,
                        ferme = account.ClosedAt,
                    }),
        }.Of<Account>();

    private static Holding Sessions() =>
        new Holding(
            "appareils",
            "Appareils connectés",
            "rester connecté, et reconnaître ses appareils",
            "90 jours sans visite, puis 30 jours",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                db
                    .Sessions.Where(session => session.Account!.PersonId == who.PersonId)
                    .OrderBy(session => session.Id)
                    .Select(session => new
                    {
                        navigateur = session.Browser,
                        entree = session.CreatedAt,
                        vu = session.SeenAt,
                        fin = session.EndedAt ?? session.ExpiresAt,
                    }),
        }.Of<Session>();

    private static Holding Links() =>
        new Holding(
            "liens",
            "Liens envoyés pour entrer",
            "entrer sans mot de passe",
            "30 jours après leur fin",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                db
                    .SignInLinks.Where(link => link.Account!.PersonId == who.PersonId)
                    .OrderBy(link => link.Id)
                    .Select(link => new
                    {
                        envoye = link.CreatedAt,
                        fin = link.ExpiresAt,
                        servi = link.UsedAt,
                    }),
        }.Of<SignInLink>();

    private static Holding Spaces() =>
        new Holding("espaces", "Espaces dont on est membre", "montrer à chacun ce qui est à lui", WhileThere, Fate.Goes)
        {
            Rows = (db, who) =>
                from member in db.SpaceMembers
                where member.PersonId == who.PersonId
                join space in db.Spaces on member.SpaceId equals space.Id
                orderby member.Id
                select new
                {
                    espace = space.Name,
                    depuis = member.From,
                    jusqu_a = member.Until,
                },
        }.Of<SpaceMember>();

    private static Holding Organisations() =>
        new Holding("organisations", "Organisations et fonctions", "dire avec qui l’on est", WhileThere, Fate.Goes)
        {
            Rows = (db, who) =>
                from membership in db.Memberships
                where membership.PersonId == who.PersonId
                join organisation in db.Organisations on membership.OrganisationId equals organisation.Id
                orderby membership.Id
                select new
                {
                    organisation = organisation.Name,
                    fonction = membership.Title,
                    depuis = membership.From,
                    jusqu_a = membership.Until,
                },
        }.Of<Membership>();

    private static Holding Erased() =>
        new Holding(
            "effacement",
            "Le numéro de qui a été effacé, sans nom",
            "effacer de nouveau ce qu’une vieille sauvegarde ferait revenir",
            "tant que de vieilles sauvegardes existent",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                db
                    .ErasedPeople.Where(erased => erased.PersonId == who.PersonId)
                    .Select(erased => new { numero = erased.PersonId, le = erased.ErasedAt }),
        }.Of<ErasedPerson>();
}
