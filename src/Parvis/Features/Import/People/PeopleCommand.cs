using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.People;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Import.People;

/// <summary><c>parvis import people FILE.csv [--role visitor] [--without-accounts] [--invite] [--yes]</c>.</summary>
internal sealed class PeopleCommand(CommandLine line)
{
    private readonly Argument<FileInfo> given = new("FICHIER") { Description = "Une liste de personnes (.csv)." };
    private readonly Option<string> role = new("--role")
    {
        Description = "Le rôle de qui reçoit un compte : member ou visitor (par défaut : member).",
        HelpName = "RÔLE",
        DefaultValueFactory = _ => "member",
    };
    private readonly Option<bool> withoutAccounts = new("--without-accounts")
    {
        Description = "Ne donne de compte à personne.",
    };
    private readonly Option<bool> invite = new("--invite")
    {
        Description = "Envoie une invitation à qui reçoit un compte ; sans cela, personne ne reçoit de courriel.",
    };
    private readonly Option<bool> yes = new("--yes")
    {
        Description = "Importe ; sans cela, dit seulement ce qui se passerait.",
    };

    private PeopleChoices ChoicesIn(ParseResult parsed) =>
        new(
            parsed.GetValue(role) == "visitor" ? Role.Visitor : Role.Member,
            !parsed.GetValue(withoutAccounts),
            parsed.GetValue(invite)
        );

    public static Command Create(CommandLine line)
    {
        var people = new PeopleCommand(line);
        people.role.AcceptOnlyFromAmong("member", "visitor");
        var command = new Command("people", "Importe une liste de personnes : HelloAsso, Galette, tableur.")
        {
            people.given,
            people.role,
            people.withoutAccounts,
            people.invite,
            people.yes,
        };
        command.SetAction(people.Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        var file = parsed.GetRequiredValue(given);
        var bytes = await BytesOf(file, stop);
        var sheet = PeopleReader.Read(bytes);
        if (sheet.Fault is not null)
            throw new CommandFailedException($"{file.Name} : {PeopleWords.Of(sheet, Texts.Vous)}");
        var choices = ChoicesIn(parsed);
        if (!choices.AreSound)
            throw new CommandFailedException("On n’invite que qui reçoit un compte : --invite ou --without-accounts.");
        await using var open = await line.OpenExisting(parsed, stop);
        await Print(open, sheet, choices, stop);
        if (!parsed.GetValue(yes))
        {
            Console.WriteLine("Rien n’a été fait : ajoutez --yes pour importer.");
            return CommandLine.Done;
        }
        var done = await Import(open, file.Name, bytes, choices, stop);
        Console.WriteLine(
            $"Importé : {done.Added} ajoutées, {done.Completed} comptes donnés à qui était connu, {done.Invited} invitations."
        );
        if (done.Invited > 0)
            Console.WriteLine("Les invitations partent dès que le serveur tourne.");
        return CommandLine.Done;
    }

    private static async Task Print(OpenHouse open, PeopleSheet sheet, PeopleChoices choices, CancellationToken stop)
    {
        await using var db = await open
            .Services.GetRequiredService<IDbContextFactory<AppDb>>()
            .CreateDbContextAsync(stop);
        var lines = await PeoplePlan.Make(db, sheet.Lines, PeoplePlan.Twins(sheet.Lines), choices);
        Console.WriteLine($"{PeopleWords.Of(sheet.Source, Texts.Vous)} : {PeopleWords.Of(sheet, Texts.Vous)}.");
        Console.WriteLine($"Colonnes comprises : {string.Join(", ", sheet.Used)}.");
        if (sheet.Ignored.Count > 0)
            Console.WriteLine($"Colonnes laissées de côté : {string.Join(", ", sheet.Ignored)}.");
        foreach (var planned in lines)
            Console.WriteLine(
                $"{planned.Line.Line, 6}  {planned.Line.Name} <{planned.Line.Email}> : {PeopleWords.Of(planned, Texts.Vous)}"
            );
        foreach (var (words, count) in PeopleWords.Sums(lines, Texts.Vous))
            Console.WriteLine($"{count, 6}  {words}");
    }

    private static async Task<PeopleImport> Import(
        OpenHouse open,
        string name,
        byte[] bytes,
        PeopleChoices choices,
        CancellationToken stop
    )
    {
        await using var scope = open.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var import = new PeopleImport
        {
            FileName = Platform.Text.Words.Fit(name, PeopleImport.FileNameLength),
            Content = services.GetRequiredService<PeopleFiles>().Seal(bytes),
            CreatedAt = now,
            StartedAt = now,
        };
        import.Choose(choices);
        var acts = services.GetRequiredService<Acts>();
        await acts.Run(
            act =>
            {
                act.PeopleImports.Add(import);
                return Task.CompletedTask;
            },
            stop
        );
        await services.GetRequiredService<PeopleImporter>().Do(new ImportPeople(import.Id), stop);
        return await services
            .GetRequiredService<AppDb>()
            .PeopleImports.AsNoTracking()
            .SingleAsync(row => row.Id == import.Id, stop);
    }

    private static async Task<byte[]> BytesOf(FileInfo file, CancellationToken stop)
    {
        if (Directory.Exists(file.FullName))
            throw new CommandFailedException($"{file.FullName} est un dossier : il faut un fichier.");
        if (!file.Exists)
            throw new CommandFailedException($"Le fichier {file.FullName} n’existe pas.");
        if (file.Length > PeopleFiles.Largest)
            throw new CommandFailedException($"Le fichier {file.FullName} dépasse 5 Mo.");
        return await File.ReadAllBytesAsync(file.FullName, stop);
    }
}
