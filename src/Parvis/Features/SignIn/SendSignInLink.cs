using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>
/// Somebody asked for a link. Whether the address is known is found out here, after the answer: the page does the same work
/// for all, so nobody learns from it who has an account.
/// </summary>
public sealed record SendSignInLink(string Email, string ReturnTo, Tongue Tongue);

public sealed class SignInLinkWriter(
    AppDb read,
    Acts acts,
    Composer composer,
    CurrentPlace place,
    SiteAddress site,
    TimeProvider clock
) : IJob<SendSignInLink>
{
    public async Task Do(SendSignInLink job, CancellationToken cancellation)
    {
        var key = Address.KeyOf(job.Email);
        var found = await read
            .Accounts.AsNoTracking()
            .WithAddress(key)
            .OrderBy(account => account.Id)
            .Select(account => new
            {
                account.Id,
                account.PersonId,
                account.Person!.Name,
                Address = account.Person.Addresses.First(address => address.Key == key),
            })
            .ToListAsync(cancellation);
        if (found is not [var first, ..])
            return;
        var token = Platform.People.Token.New();
        var texts = Texts.For(job.Tongue, place.Card?.Formality ?? Formality.Vous);
        // Where several share the address, the page of the link asks which of them it is.
        var name = found.Count == 1 ? first.Name : "";
        var mail = await composer.Compose(
            new SignInLinkMail(
                first.Address.Email,
                name,
                first.PersonId,
                site.Root + texts.Base + SignInLink.Path + token
            ),
            texts
        );
        var now = clock.GetUtcNow().UtcDateTime;
        await acts.Run(
            db =>
            {
                db.AddSignInLink(token, first.Id, first.Address.Id, now, SignInLink.Lasts, job.ReturnTo);
                return db.Send(mail, now);
            },
            cancellation
        );
    }
}
