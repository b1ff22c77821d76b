using System.CommandLine;
using Parvis.Platform;
using Parvis.Platform.Data.Backup;

namespace Parvis.Features.Operations;

/// <summary><c>parvis backup FILE</c>: the whole place in one file, while its server runs.</summary>
internal static class Backup
{
    private static readonly Argument<FileInfo> To = new("FICHIER") { Description = "Le fichier à écrire." };

    public static Command Command(CommandLine line)
    {
        var command = new Command("backup", "Sauvegarde tout le lieu dans un fichier, serveur en marche ou non.")
        {
            To,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var file = parsed.GetValue(To)!;
                if (file.Directory is { Exists: false } missing)
                    throw new CommandFailedException($"Le dossier {missing.FullName} n’existe pas.");
                await using var open = await line.OpenExisting(parsed, cancellation);
                var manifest = await open
                    .Services.GetRequiredService<ArchiveWriter>()
                    .Write(file.FullName, cancellation);
                Console.WriteLine(
                    $"Sauvegardé et relu : {file.FullName} ({manifest.Tables.Sum(table => table.Rows)} lignes, {manifest.Files.Count} fichiers). "
                        + "Qui a ce fichier peut tout lire : gardez-le en lieu sûr."
                );
                return CommandLine.Done;
            }
        );
        return command;
    }
}
