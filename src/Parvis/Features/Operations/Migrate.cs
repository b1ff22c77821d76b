using System.CommandLine;
using Parvis.Platform;
using Parvis.Platform.Data;

namespace Parvis.Features.Operations;

/// <summary><c>parvis migrate</c>: brings the schema up to date. Every other command does it too, so this one is for scripts.</summary>
internal static class Migrate
{
    public static Command Command(CommandLine line)
    {
        var command = new Command("migrate", "Met la base au schéma de cette version.");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var open = await line.Open(parsed, cancellation);
                Console.WriteLine(
                    open.Migrated.Count == 0
                        ? "La base est à jour."
                        : $"La base est à jour : {string.Join(", ", open.Migrated)}."
                );
                return CommandLine.Done;
            }
        );
        return command;
    }
}
