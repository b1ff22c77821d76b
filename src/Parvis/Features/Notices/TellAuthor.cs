using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.Jobs;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>Whoever wrote a text that is hidden learns it with the reason, at a confirmed address.</summary>
public sealed record TellAuthor(string Kind, long ThingId);

public sealed class AuthorTeller(
    AppDb read,
    Acts acts,
    Hideables hideables,
    Composer composer,
    CurrentPlace place,
    SiteAddress site,
    TimeProvider clock
) : IJob<TellAuthor>
{
    public async Task Do(TellAuthor job, CancellationToken cancellation)
    {
        var thing = new Thing(job.Kind, job.ThingId);
        if (await read.HiddenNow(thing) is not { AuthorToldAt: null } hidden)
            return;
        if (await hideables.Find(read, thing) is not { AuthorId: { } authorId } written)
            return;
        var to = await (
            from person in read.People.Where(one => one.Id == authorId && !one.Unclaimed)
            from address in person.Addresses.Where(one => one.ConfirmedAt != null)
            orderby address.Id
            select new { person.Name, address.Email }
        ).FirstOrDefaultAsync(cancellation);
        if (to is null)
            return;
        var texts = Texts.For(written.Tongue, place.Card?.Formality ?? Formality.Vous);
        var link = site.Root + texts.Base + written.Path;
        var mail = await composer.Compose(new TextHiddenMail(to.Email, to.Name, authorId, hidden.Reason, link), texts);
        await acts.Run(act => Send(act, hidden, mail), cancellation);
    }

    private async Task Send(AppDb act, Hidden told, ComposedMail mail)
    {
        await act.Hold(
            act.HiddenThings.Where(row => row.Kind == told.Kind && row.ThingId == told.ThingId),
            row => row.At
        );
        if (await act.HiddenNow(told.Thing) is not { AuthorToldAt: null } hidden || hidden.At != told.At)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        hidden.AuthorToldAt = now;
        await act.Send(mail, now);
    }
}

/// <summary>That a text is hidden, and why: no word of the text itself.</summary>
public sealed record TextHiddenMail(string To, string ToName, long? PersonId, string Reason, string Link)
    : Mail(To, ToName, PersonId)
{
    public override string Kind => "text-hidden";
    public override Type Body => typeof(TextHiddenBody);

    public override string Subject(Texts texts, string place) => texts.Format("{0} : un texte est masqué", place);
}
