using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>
/// Somebody says that an address is theirs. Whether it is somebody else's is found out here, after the answer, and told only
/// in that mailbox: from the page nobody learns who is known.
/// </summary>
public sealed record SendAddressLink(long ClaimId, Tongue Tongue);

public sealed class AddressLinkWriter(
    AppDb read,
    Acts acts,
    Composer composer,
    CurrentPlace place,
    SiteAddress site,
    TimeProvider clock
) : IJob<SendAddressLink>
{
    public async Task Do(SendAddressLink job, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claim = await read
            .AddressClaims.AsNoTracking()
            .WaitingAt(now)
            .Where(one => one.Id == job.ClaimId)
            .Select(one => new
            {
                one.Email,
                one.Key,
                one.Account!.PersonId,
                one.Account.Person!.Name,
            })
            .SingleOrDefaultAsync(cancellation);
        if (claim is null)
            return;
        var texts = Texts.For(job.Tongue, place.Card?.Formality ?? Formality.Vous);
        var token = Platform.People.Token.New();
        var isTaken = await read.IsSomebodyElses(claim.Key, claim.PersonId);
        var mail = await composer.Compose(
            isTaken
                ? new AddressTakenMail(claim.Email)
                : new AddressLinkMail(claim.Email, claim.Name, site.Root + texts.Base + AddressClaim.Path + token),
            texts
        );
        var hash = Platform.People.Token.Hash(token);
        await acts.Run(
            async db =>
            {
                if (!isTaken)
                    await db
                        .AddressClaims.Where(one => one.Id == job.ClaimId)
                        .ExecuteUpdateAsync(one => one.SetProperty(row => row.TokenHash, hash), cancellation);
                await db.Send(mail, now);
            },
            cancellation
        );
    }
}
