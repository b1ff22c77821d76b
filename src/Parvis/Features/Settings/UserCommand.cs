using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Mail;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary><c>parvis user add|role|reset-code</c>: letting people in from the terminal, also while a server runs on the same folder.</summary>
internal static class UserCommand
{
    private static readonly Argument<string> Email = new("ADRESSE") { Description = "L’adresse de courriel." };
    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Le nom de la personne (par défaut : ce qui précède @).",
        HelpName = "NOM",
    };
    private static readonly Option<Role> RoleOption = new("--role")
    {
        Description = RoleNames,
        HelpName = "RÔLE",
        DefaultValueFactory = _ => Role.Member,
    };
    private static readonly Argument<Role> NewRole = new("RÔLE") { Description = RoleNames };

    private static string RoleNames => "Visitor, Member, Gardener, Concierge ou Steward.";

    public static Command Of(CommandLine line)
    {
        var add = new Command("add", "Ouvre un compte et affiche un lien pour entrer.") { Email, Name, RoleOption };
        add.SetAction((parsed, cancellation) => Add(line, parsed, cancellation));
        var role = new Command("role", "Donne un rôle à un compte.") { Email, NewRole };
        role.SetAction((parsed, cancellation) => GiveRole(line, parsed, cancellation));
        var reset = new Command("reset-code", "Ne demande plus de code en plus à un compte.") { Email };
        reset.SetAction((parsed, cancellation) => ResetCode(line, parsed, cancellation));
        return new Command("user", "Les comptes.") { add, role, reset };
    }

    private static async Task<int> Add(CommandLine line, ParseResult parsed, CancellationToken cancellation)
    {
        var email = AddressIn(parsed);
        await using var open = await line.Open(parsed, cancellation);
        var now = open.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var token = Token.New();
        var account = await open
            .Services.GetRequiredService<Acts>()
            .Run(
                async db =>
                {
                    var name = parsed.GetValue(Name) ?? await KnownName(db, email) ?? email[..email.LastIndexOf('@')];
                    if (name.Trim().Length is 0 or > Person.NameLength)
                        throw new CommandFailedException($"Le nom a de 1 à {Person.NameLength} caractères.");
                    var account = await db.Admit(name, email, parsed.GetValue(RoleOption), null, now);
                    db.AddSignInLink(token, account.Id, null, now, SignInLink.Lasts);
                    return account;
                },
                cancellation
            );
        Console.WriteLine(
            $"{account.Person!.Name} : {RoleWords.Of(account.Role, Texts.Vous)}. Pour entrer, une fois, d’ici 30 minutes :"
        );
        Console.WriteLine(open.Services.GetRequiredService<SiteAddress>().Root + SignInLink.Path + token);
        return CommandLine.Done;
    }

    private static async Task<int> GiveRole(CommandLine line, ParseResult parsed, CancellationToken cancellation)
    {
        var email = AddressIn(parsed);
        var role = parsed.GetValue(NewRole);
        await using var open = await line.Open(parsed, cancellation);
        var now = open.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await open
            .Services.GetRequiredService<Acts>()
            .Run(
                async db =>
                {
                    var account = await TheOne(db, email);
                    if (!await db.GiveRole(account, role, null, "parvis user role", now))
                        throw new CommandFailedException(
                            "C’est la dernière personne à l’intendance : donnez d’abord ce rôle à une autre."
                        );
                },
                cancellation
            );
        Console.WriteLine($"{email} : {RoleWords.Of(role, Texts.Vous)}.");
        return CommandLine.Done;
    }

    private static async Task<int> ResetCode(CommandLine line, ParseResult parsed, CancellationToken cancellation)
    {
        var email = AddressIn(parsed);
        await using var open = await line.Open(parsed, cancellation);
        var factors = open.Services.GetRequiredService<SecondFactors>();
        await open
            .Services.GetRequiredService<Acts>()
            .Run(
                async db =>
                {
                    var account = await TheOne(db, email);
                    var news = AccountNews.SecondFactorReset;
                    if (!await factors.TakeOff(db, account.Id, null, news, "parvis user reset-code"))
                        throw new CommandFailedException($"Le compte de {email} ne demande pas de code en plus.");
                },
                cancellation
            );
        Console.WriteLine($"{email} : plus de code en plus. Un courriel le dit à la personne.");
        return CommandLine.Done;
    }

    private static string AddressIn(ParseResult parsed)
    {
        var email = parsed.GetValue(Email)!.Trim();
        return MailAddress.IsValid(email)
            ? email
            : throw new CommandFailedException($"« {email} » n’est pas une adresse de courriel.");
    }

    // Said again without a name, it means the person who is there already.
    private static Task<string?> KnownName(AppDb db, string email) =>
        db
            .Accounts.WithAddress(Address.KeyOf(email))
            .OrderBy(account => account.Id)
            .Select(account => account.Person!.Name)
            .FirstOrDefaultAsync();

    private static async Task<Account> TheOne(AppDb db, string email) =>
        await db.Accounts.WithAddress(Address.KeyOf(email)).Take(2).ToListAsync() switch
        {
            [] => throw new CommandFailedException($"Aucun compte n’a l’adresse {email}."),
            [var account] => account,
            _ => throw new CommandFailedException(
                $"Plusieurs comptes partagent l’adresse {email} : donnez le rôle dans les réglages du site."
            ),
        };
}
