using System.CommandLine;
using Parvis.Features.Operations;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Demo;

/// <summary>
/// <c>parvis demo</c>: serves L’Établi and prints a link to sign in as each of four people. Without <c>--data</c> the place is made
/// anew each time, so that its dates are always today's.
/// </summary>
internal static class DemoCommand
{
    private static readonly (string Key, string Words)[] Guests =
    [
        ("nadia", "en visite"),
        ("maelle", "membre"),
        ("ines", "jardinière"),
        ("marc", "concierge"),
        ("helene", "intendante"),
    ];

    public static Command Create(CommandLine line)
    {
        var command = new Command("demo", "Sert L’Établi, un tiers-lieu inventé, pour essayer.") { Serve.Port };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var anew = parsed.GetResult(CommandLine.Data) is not { Implicit: false };
                return Serve.Run(line, parsed, options => With(options, anew), Show, cancellation);
            }
        );
        return command;
    }

    private static HouseOptions With(HouseOptions options, bool anew)
    {
        var settings = new Dictionary<string, string?>(options.Settings) { ["Mail:ShowToEveryone"] = "true" };
        if (!anew)
            return options with { Settings = settings };
        var root = Path.Combine(options.Folder.Root, "demo");
        Empty(root);
        return options with { Settings = settings, Folder = new DataFolder(root), Postgres = null };
    }

    // The lock stays: a demo that runs is told so by it, and its files are left alone.
    private static void Empty(string root)
    {
        var folder = new DataFolder(root);
        using var held = Platform.Data.Engines.FileLock.TryTake(folder.ServeLock);
        if (held is null)
            return;
        foreach (var file in Directory.EnumerateFiles(root).Where(file => file != folder.ServeLock))
            File.Delete(file);
        foreach (var directory in Directory.EnumerateDirectories(root))
            Directory.Delete(directory, recursive: true);
    }

    private static async Task Show(OpenHouse open, string address)
    {
        var acts = open.Services.GetRequiredService<Acts>();
        var clock = open.Services.GetRequiredService<TimeProvider>();
        await DemoPlace.Settle(acts, clock);
        foreach (var (key, words) in Guests)
        {
            var token = await acts.Run(db => LinkFor(db, DemoPlace.AddressOf(key), clock));
            Console.WriteLine($"{words, -12} {address}/entrer/lien/{token}");
        }
        Console.WriteLine($"courriels    {address}/coulisses/courriels");
    }

    private static async Task<string> LinkFor(AppDb db, string email, TimeProvider clock)
    {
        var account = await db.AccountOf(email);
        var now = clock.GetUtcNow().UtcDateTime;
        var token = Token.New();
        db.SignInLinks.Add(
            new SignInLink
            {
                AccountId = account.Id,
                TokenHash = Token.Hash(token),
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
            }
        );
        return token;
    }
}
