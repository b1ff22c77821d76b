using System.CommandLine;
using Parvis.Platform;
using Parvis.Platform.Data.Backup;
using Parvis.Platform.Data.Engines;

namespace Parvis.Features.Operations;

/// <summary><c>parvis restore FILE</c>: puts a backup in the place of what is there. No server may run.</summary>
internal static class Restore
{
    private static readonly Argument<FileInfo> From = new("FICHIER") { Description = "La sauvegarde à restaurer." };
    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Remplace un lieu qui n’est pas vide, après l’avoir mis de côté.",
    };

    public static Command Command(CommandLine line)
    {
        var command = new Command("restore", "Restaure une sauvegarde, sur SQLite ou sur PostgreSQL.") { From, Force };
        command.SetAction((parsed, cancellation) => Run(line, parsed, cancellation));
        return command;
    }

    private static async Task<int> Run(CommandLine line, ParseResult parsed, CancellationToken cancellation)
    {
        var file = parsed.GetValue(From)!;
        if (!file.Exists)
            throw new CommandFailedException($"Le fichier {file.FullName} n’existe pas.");
        var options = line.OptionsOf(parsed);
        await using var held =
            FileLock.TryTake(options.Folder.ServeLock)
            ?? throw new CommandFailedException(
                $"Un serveur Parvis tient le dossier {options.Folder.Root}. Arrêtez-le, puis recommencez."
            );
        await Put(options, file, parsed.GetValue(Force), cancellation);
        // Nobody who was erased since comes back with it.
        await using var open = await OpenHouse.Open(options with { Follows = false }, cancellation);
        if (open.ErasedAgain > 0)
            Console.WriteLine($"Effacées de nouveau, comme elles l’avaient été depuis : {open.ErasedAgain} personnes.");
        return CommandLine.Done;
    }

    private static async Task Put(HouseOptions options, FileInfo file, bool replace, CancellationToken cancellation)
    {
        await using var engine = Engine.Of(options);
        try
        {
            var restored = await new Restoration(options.Folder, engine, TimeProvider.System).Run(
                file.FullName,
                replace,
                cancellation
            );
            Console.WriteLine($"Restauré : le lieu tel qu’il était le {restored.Manifest.At:yyyy-MM-dd HH:mm} (UTC).");
            if (restored.Kept is { } kept)
                Console.WriteLine($"Ce qu’il y avait avant est gardé dans {kept}.");
        }
        catch (ArchiveRefusedException refused)
        {
            throw new CommandFailedException(refused.Message);
        }
    }
}
