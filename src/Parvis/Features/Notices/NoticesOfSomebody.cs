using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Privacy;

namespace Parvis.Features.Notices;

/// <summary>What somebody reported, and decided about reports. Both stay; who it was is forgotten.</summary>
internal sealed class NoticesOfSomebody : IPersonalData
{
    public IReadOnlyList<Holding> Holdings { get; } = [Reported()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        await Notices(act, who)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(one => one.PersonId, (long?)null)
                    .SetProperty(one => one.Name, (string?)null)
                    .SetProperty(one => one.Email, (string?)null)
            );
        await act
            .Notices.Where(one => one.SettledById == who.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SettledById, (long?)null));
        await act
            .HiddenThings.Where(one => one.ById == who.PersonId)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ById, (long?)null));
    }

    private static Holding Reported() =>
        new Holding(
            "signalements",
            "Signalements",
            "les lire, décider, et le dire à qui a signalé",
            "12 mois après la décision ; ensuite le compte seul, sans nom ni texte",
            Fate.LosesTheName
        )
        {
            Rows = (db, who) =>
                Notices(db, who).OrderBy(one => one.Id).Select(one => new { texte = one.Text, le = one.At }),
        }
            .Of<Notice>(nameof(Notice.Email), nameof(Notice.Name), nameof(Notice.PersonId), nameof(Notice.SettledById))
            .Of<Hidden>(nameof(Hidden.ById));

    private static IQueryable<Notice> Notices(AppDb db, Subject who) =>
        db.Notices.Where(one =>
            one.PersonId == who.PersonId || (one.Email != null && who.Keys.Contains(one.Email.ToLower()))
        );
}
