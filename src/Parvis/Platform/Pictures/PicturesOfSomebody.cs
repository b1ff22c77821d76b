using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Privacy;

namespace Parvis.Platform.Pictures;

/// <summary>The pictures that somebody brought. They stay in the texts that they stand in; who brought them is forgotten.</summary>
internal sealed class PicturesOfSomebody : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } =
    [
        new Holding(
            "images",
            "Images apportées",
            "montrer ce que les mots ne disent pas",
            "tant qu’un texte la montre ; le nom peut en être retiré",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                db
                    .Pictures.Where(one => one.ById == who.PersonId)
                    .OrderBy(one => one.Id)
                    .Select(one => new { image = one.Hash, le = one.At }),
        }.Of<Picture>(nameof(Picture.ById)),
    ];

    public Task Erase(AppDb act, Subject who, DateTime now) =>
        act
            .Pictures.Where(one => one.ById == who.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ById, (long?)null));
}
