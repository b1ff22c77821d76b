using Microsoft.EntityFrameworkCore;
using Parvis.Features.Settings;
using Parvis.Formats.People;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.Jobs;
using Parvis.Platform.Journal;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.Import.People;

/// <summary>Brings in a list of people that somebody looked at and said yes to.</summary>
public sealed record ImportPeople(long Id);

/// <summary>Some lines an act: it may be stopped at any moment, goes on where it was, and brings nobody twice.</summary>
public sealed class PeopleImporter(
    Acts acts,
    PeopleFiles files,
    Composer composer,
    SiteAddress site,
    CurrentPlace place,
    AppDb read,
    TimeProvider clock
) : IJob<ImportPeople>
{
    private const int AtOnce = 100;

    /// <summary>An invitation that is written, and the token in it.</summary>
    private sealed record Invitation(string Token, ComposedMail Mail);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Do(ImportPeople job, CancellationToken cancellation)
    {
        var import = await read
            .PeopleImports.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == job.Id, cancellation);
        if (import is not { StartedAt: not null, FinishedAt: null })
            return;
        var lines = files.Open(import).Lines;
        var twins = PeoplePlan.Twins(lines);
        var from = await Inviter(import.ById, cancellation);
        for (var done = import.Done; done < lines.Count; done += AtOnce)
        {
            PersonLine[] some = [.. lines.Skip(done).Take(AtOnce)];
            var invitations = import.Invites ? await Invitations(some, twins, from) : [];
            var upTo = done + some.Length;
            await acts.Run(act => Bring(act, job.Id, some, upTo, twins, invitations), cancellation);
        }
        await acts.Run(act => Finish(act, job.Id), cancellation);
    }

    private async Task Bring(
        AppDb act,
        long id,
        PersonLine[] lines,
        int upTo,
        IReadOnlyDictionary<int, PersonLine> twins,
        Dictionary<int, Invitation> invitations
    )
    {
        await act.Hold(act.PeopleImports.Where(row => row.Id == id), row => row.Done);
        var import = await act.PeopleImports.SingleAsync(row => row.Id == id);
        if (import.Done >= upTo)
            return;
        import.Done = upTo;
        foreach (var planned in await PeoplePlan.Make(act, lines, twins, import.Choices))
        {
            if (planned.Outcome is not (Outcome.New or Outcome.NewSharing or Outcome.Completed))
                continue;
            var person = planned.PersonId ?? await Add(act, planned.Line);
            _ = planned.PersonId is null ? import.Added++ : import.Completed++;
            if (!import.GivesAccounts || planned.Line.Email is null)
                continue;
            var account = await Admit(act, person, import);
            if (!invitations.TryGetValue(planned.Line.Line, out var invitation))
                continue;
            var address = await act.AddressOf(person, planned.Line.Email);
            act.AddSignInLink(invitation.Token, account, address, Now, SignInLink.InvitationLasts);
            await act.Send(invitation.Mail, Now);
            import.Invited++;
        }
    }

    private async Task<long> Add(AppDb act, PersonLine line)
    {
        var person = Person.Named(line.Name, Now);
        if (line.Email is { } email)
            person.Addresses.Add(Address.Of(email));
        act.People.Add(person);
        await act.SaveChangesAsync();
        return person.Id;
    }

    private async Task<long> Admit(AppDb act, long person, PeopleImport import)
    {
        var account = new Account
        {
            PersonId = person,
            Role = import.Role,
            CreatedAt = Now,
        };
        act.Accounts.Add(account);
        await act.SaveChangesAsync();
        act.Record(Now, import.ById, Admission.Admitted, account.Changes);
        return account.Id;
    }

    private async Task Finish(AppDb act, long id)
    {
        var import = await act.PeopleImports.SingleAsync(row => row.Id == id);
        if (import.FinishedAt is not null)
            return;
        import.FinishedAt = Now;
        import.Content = "";
        act.Record(Now, import.ById, "import-people", new Thing(PeopleImport.Kind, id));
    }

    private async Task<string> Inviter(long? byId, CancellationToken cancellation) =>
        await read
            .People.Where(person => person.Id == byId)
            .Select(person => person.Name)
            .FirstOrDefaultAsync(cancellation)
        ?? place.Card?.Name
        ?? "";

    // Written before the act: no transaction waits for a template. Who turns out to be known gets none.
    private async Task<Dictionary<int, Invitation>> Invitations(
        PersonLine[] lines,
        IReadOnlyDictionary<int, PersonLine> twins,
        string from
    )
    {
        var texts = Texts.For(Tongue.French, place.Card!.Formality);
        var written = new Dictionary<int, Invitation>();
        foreach (
            var line in lines.Where(line => line is { Fault: null, Email: not null } && !twins.ContainsKey(line.Line))
        )
        {
            var token = Platform.People.Token.New();
            var mail = new InvitationMail(line.Email!, line.Name, null, from, site.Root + SignInLink.Path + token);
            written.Add(line.Line, new Invitation(token, await composer.Compose(mail, texts)));
        }
        return written;
    }
}

/// <summary>Lists that were left there go after a day, what became of the others after eight.</summary>
public sealed record PurgePeopleImports;

public sealed class PeopleImportPurge(Acts acts, TimeProvider clock) : IJob<PurgePeopleImports>
{
    public Task Do(PurgePeopleImports job, CancellationToken cancellation) =>
        acts.Run(
            act =>
            {
                var left = clock.GetUtcNow().UtcDateTime - PeopleImport.Lasts;
                var old = left.AddDays(-7);
                return act
                    .PeopleImports.Where(row => (row.StartedAt == null && row.CreatedAt < left) || row.CreatedAt < old)
                    .ExecuteDeleteAsync(CancellationToken.None);
            },
            cancellation
        );
}
