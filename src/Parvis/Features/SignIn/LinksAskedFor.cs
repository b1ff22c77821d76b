using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Privacy;

namespace Parvis.Features.SignIn;

/// <summary>The jobs that write links to come in: each holds the address that was typed.</summary>
internal sealed class LinksAskedFor : IPersonalData
{
    private const string Kind = nameof(SendSignInLink);

    public IReadOnlyList<Holding> Holdings { get; } = [Asked()];

    public async Task Erase(AppDb act, Subject who, DateTime now)
    {
        foreach (var key in who.Keys)
            await Of(act, key).ExecuteDeleteAsync();
    }

    private static Holding Asked() =>
        new Holding(
            "liens-demandes",
            "Adresses pour lesquelles un lien a été demandé",
            "écrire le lien sans faire attendre",
            "30 jours",
            Fate.Goes
        )
        {
            Rows = (db, who) =>
                who
                    .Keys.Select(key => Of(db, key))
                    .Aggregate(db.Jobs.Where(job => false), (all, one) => all.Concat(one))
                    .OrderBy(job => job.Id)
                    .Select(job => new { le = job.CreatedAt }),
        }.Of<Job>(nameof(Job.Payload));

    // As it stands at the beginning of the payload, whatever the case it was typed in.
    private static IQueryable<Job> Of(AppDb db, string key)
    {
        var begin = $"{{\"{nameof(SendSignInLink.Email)}\":{JsonSerializer.Serialize(key)},".ToLowerInvariant();
        var like = begin.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_") + "%";
        return db.Jobs.Where(job => job.Kind == Kind && EF.Functions.Like(job.Payload.ToLower(), like, @"\"));
    }
}
