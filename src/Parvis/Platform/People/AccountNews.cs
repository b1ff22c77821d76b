using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Platform.People;

/// <summary>What happened to an account, of which its person should hear: it may not have been that person.</summary>
public enum AccountNews
{
    PasskeyAdded,
    SecondFactorOff,
    SecondFactorReset,
    RecoveryCodeUsed,
    MainAddressMoved,
    AddressRemoved,
}

/// <summary>Writes to the person of an account, at the given address or the main one.</summary>
public sealed record TellAccount(long AccountId, AccountNews News, string? To, Tongue Tongue);

/// <summary>A short mail about one's own account.</summary>
public sealed record AccountNewsMail(string To, string ToName, long? PersonId, AccountNews News, string Link)
    : Mail.Mail(To, ToName, PersonId)
{
    public override string Kind => "account-news";
    public override Type Body => typeof(AccountNewsBody);

    public override string Subject(Texts texts, string place) =>
        texts.Format("{0} : un changement sur le compte", place);

    public string Words(Texts texts) =>
        News switch
        {
            AccountNews.PasskeyAdded => texts[
                "Une clé d’accès vient d’être ajoutée à votre compte.",
                "Une clé d’accès vient d’être ajoutée à ton compte."
            ],
            AccountNews.SecondFactorOff => texts[
                "Votre compte ne demande plus de code en plus pour entrer.",
                "Ton compte ne demande plus de code en plus pour entrer."
            ],
            AccountNews.SecondFactorReset => texts[
                "L’intendance a retiré le code demandé en plus pour entrer dans votre compte.",
                "L’intendance a retiré le code demandé en plus pour entrer dans ton compte."
            ],
            AccountNews.RecoveryCodeUsed => texts[
                "Un de vos codes de secours vient de servir pour entrer.",
                "Un de tes codes de secours vient de servir pour entrer."
            ],
            AccountNews.MainAddressMoved => texts[
                "Cette adresse n’est plus l’adresse principale de votre compte.",
                "Cette adresse n’est plus l’adresse principale de ton compte."
            ],
            AccountNews.AddressRemoved => texts[
                "Cette adresse vient d’être retirée de votre compte.",
                "Cette adresse vient d’être retirée de ton compte."
            ],
            _ => throw new InvalidOperationException($"Unknown {nameof(AccountNews)} {News}."),
        };
}

public sealed class AccountTeller(
    AppDb read,
    Acts acts,
    Composer composer,
    CurrentPlace place,
    SiteAddress site,
    TimeProvider clock
) : IJob<TellAccount>
{
    public async Task Do(TellAccount job, CancellationToken cancellation)
    {
        var person = await read
            .Accounts.AsNoTracking()
            .Where(account => account.Id == job.AccountId)
            .Select(account => new { account.PersonId, account.Person!.Name })
            .SingleOrDefaultAsync(cancellation);
        if (person is null)
            return;
        var to =
            job.To
            ?? await read
                .Addresses.Where(address => address.PersonId == person.PersonId)
                .MainFirst()
                .Select(address => address.Email)
                .FirstOrDefaultAsync(cancellation);
        if (to is null)
            return;
        var texts = Texts.For(job.Tongue, place.Card?.Formality ?? Formality.Vous);
        var mail = await composer.Compose(
            new AccountNewsMail(to, person.Name, person.PersonId, job.News, site.Root + texts.Base + "/moi"),
            texts
        );
        await acts.Run(db => db.Send(mail, clock.GetUtcNow().UtcDateTime), cancellation);
    }
}

public static class TellingAccounts
{
    /// <summary>In this act: its person hears of it by mail.</summary>
    public static void Tell(
        this AppDb act,
        long accountId,
        AccountNews news,
        DateTime now,
        string? to = null,
        Tongue tongue = Tongue.French
    ) => act.Enqueue(new TellAccount(accountId, news, to, tongue), now);
}
