using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Privacy;

namespace Parvis.Features.Import.People;

/// <summary>
/// Who brought in a list of people (the lists themselves are of others, and go after a day), and the names under which somebody
/// came in with other things.
/// </summary>
internal sealed class ImportsBySomebody : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } = [Lists(), AuthorNames()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        await act
            .PeopleImports.Where(row => row.ById == who.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ById, (long?)null));
        var names = await NamesOf(act, who).AsNoTracking().ToListAsync();
        await NamesOf(act, who).ExecuteDeleteAsync();
        act.Imported.AddRange(
            names.Select(row => new Imported
            {
                Source = row.Source,
                Key = Authors.KeyOnceErased(row.Key),
                Kind = row.Kind,
                ThingId = 0,
                Fingerprint = "",
                At = row.At,
            })
        );
    }

    private static Holding Lists() =>
        new Holding(
            "listes",
            "Listes de personnes importées",
            "montrer ce qui va se passer avant de le faire",
            "un jour",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                db
                    .PeopleImports.Where(row => row.ById == who.PersonId)
                    .OrderBy(row => row.Id)
                    .Select(row => new { fichier = row.FileName, le = row.CreatedAt }),
        }.Of<PeopleImport>(nameof(PeopleImport.ById), nameof(PeopleImport.Content));

    private static Holding AuthorNames() =>
        new Holding(
            "noms-importes",
            "Noms d’auteurs venus d’un autre outil",
            "reconnaître le même auteur d’un import à l’autre",
            "tant que la personne est connue",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                NamesOf(db, who).OrderBy(row => row.Source).Select(row => new { source = row.Source, nom = row.Key }),
        }.Of<Imported>(nameof(Imported.Key), nameof(Imported.ThingId));

    private static IQueryable<Imported> NamesOf(AppDb db, Subject who) =>
        db.Imported.Where(row => row.Kind == Person.Kind && row.ThingId == who.PersonId);
}
