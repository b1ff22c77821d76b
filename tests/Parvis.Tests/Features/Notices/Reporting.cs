using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Notices;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

/// <summary>To report and to decide, in a line each.</summary>
internal static class Reporting
{
    public const string Desk = "/loge/signalements";

    public static string FormFor(string what) => $"/signaler?quoi={what}";

    /// <summary>Fills in the form as a visitor does.</summary>
    public static Task<HttpResponseMessage> Report(
        this HttpClient browser,
        string what,
        string text = "Cela ne va pas.",
        params (string Name, string Value)[] more
    ) => browser.Send(FormFor(what), "Form.Text", [("Form.Wrong", "Spam"), ("Form.Text", text), .. more]);

    /// <summary>Reports it as a visitor; the notice's number.</summary>
    public static async Task<long> Reported(this TestPlace place, string what, params (string, string)[] more)
    {
        using var sent = await place.Visitor().Report(what, $"Cela ne va pas avec {what}.", more);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await place.Read(db => db.Notices.MaxAsync(one => one.Id));
    }

    /// <summary>Decides at the desk about the notice with this number.</summary>
    public static Task<HttpResponseMessage> Decide(
        this HttpClient staff,
        long notice,
        string act,
        string why = "Pas ici."
    ) =>
        staff.Post(
            Desk,
            (
                "",
                [
                    new KeyValuePair<string, string>("id", $"{notice}"),
                    new KeyValuePair<string, string>("acte", act),
                    new KeyValuePair<string, string>("pourquoi", why),
                ]
            )
        );

    /// <summary>Reports it and has a concierge hide it; the notice's number and the concierge's browser.</summary>
    public static async Task<(long Notice, HttpClient Staff)> HideByNotice(
        this TestPlace place,
        string what,
        string why = "Pas ici."
    )
    {
        var staff = await place.SignedIn(Role.Concierge);
        var notice = await place.Reported(what);
        using var done = await staff.Decide(notice, "Hide", why);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (notice, staff);
    }

    public static async Task<List<OutgoingMail>> MailsTo(this TestPlace place, string address)
    {
        await place.DoJobs();
        return await place.Read(db =>
            db.OutgoingMails.Where(mail => mail.To == address).OrderBy(mail => mail.Id).ToListAsync()
        );
    }

    /// <summary>A person whose address is confirmed.</summary>
    public static async Task<(Account Account, string Address)> Reachable(this TestPlace place, Role role, string name)
    {
        var account = await place.Somebody(role, name);
        var address = await place.Acts.Run(async db =>
        {
            var row = await db.Addresses.SingleAsync(one => one.PersonId == account.PersonId);
            row.ConfirmedAt = place.Now;
            return row.Email;
        });
        return (account, address);
    }
}
