using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;

namespace Parvis.Tests.House;

/// <summary>A place where people have several addresses.</summary>
public abstract class AddressCase : IClassFixture<TestPlace>
{
    protected TestPlace Place { get; }

    protected AddressCase(TestPlace place)
    {
        Place = place;
        // Each test has mails of its own.
        place.Clock.Advance(TimeSpan.FromHours(2));
    }

    protected const string Path = "/moi/adresses";

    protected static string Fresh() => $"{Guid.CreateVersion7():n}@autre.example";

    protected async Task<(Account Account, HttpClient Browser)> Somebody(string name)
    {
        var account = await Place.Somebody(Role.Member, name);
        await Place.Acts.Run(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId)
                .ExecuteUpdateAsync(one => one.SetProperty(row => row.ConfirmedAt, Place.Now))
        );
        return (account, await Place.SignedIn(account));
    }

    protected Task<Address> Own(Account account, string email, bool confirmed = true) =>
        Place.Acts.Run(async db =>
        {
            var address = new Address
            {
                PersonId = account.PersonId,
                Email = email,
                Key = Address.KeyOf(email),
                ConfirmedAt = confirmed ? Place.Now : null,
            };
            db.Addresses.Add(address);
            await db.SaveChangesAsync();
            return address;
        });

    protected static Task<HttpResponseMessage> Add(HttpClient browser, string address) =>
        browser.PostAsync(Path, new FormUrlEncodedContent([new("Form.Email", address)]));

    protected async Task<string?> LinkSentTo(string address)
    {
        await Place.DoJobs();
        var mail = await Place.Read(db =>
            db.OutgoingMails.Where(one => one.To == address).OrderByDescending(one => one.Id).FirstOrDefaultAsync()
        );
        if (mail is null)
            return null;
        var file = Directory.GetFiles(Place.Folder.Mails, $"*-{mail.Id}.eml").Single();
        var text = (await File.ReadAllTextAsync(file)).Replace("=\r\n", "", StringComparison.Ordinal);
        var start = text.IndexOf(AddressClaim.Path, StringComparison.Ordinal);
        return start < 0 ? null : text[start..text.IndexOfAny(['\r', '"', ' '], start)];
    }

    protected async Task<bool> EntersBy(string address)
    {
        await Place.Visitor().Send("/entrer", "Form.Email", ("Form.Email", address));
        await Place.DoJobs();
        return await Place.Read(db =>
            db.OutgoingMails.AnyAsync(mail =>
                mail.To == address && mail.Kind == "sign-in-link" && mail.CreatedAt == Place.Now
            )
        );
    }

    protected Task<List<string>> Addresses(Account account) =>
        Place.Read(db =>
            db.Addresses.Where(one => one.PersonId == account.PersonId)
                .MainFirst()
                .Select(one => one.Email)
                .ToListAsync()
        );

    protected Task<List<string>> Told(Account account) =>
        Place.Read(db =>
            db.OutgoingMails.Where(mail => mail.PersonId == account.PersonId && mail.Kind == "account-news")
                .Select(mail => mail.To)
                .ToListAsync()
        );

    protected Task<List<string>> Acts(Account account) =>
        Place.Read(db =>
            db.Journal.Where(entry => entry.Kind == Account.Kind && entry.ThingId == account.Id)
                .Select(entry => entry.Action)
                .ToListAsync()
        );
}
