using System.CommandLine;
using Parvis.Platform;
using Parvis.Platform.Data.Engines;

namespace Parvis.Features.Operations;

/// <summary><c>parvis serve</c>: the place on the web, until it is told to stop.</summary>
public static class Serve
{
    public const int UsualPort = 5080;

    public static readonly Option<int> Port = new("--port")
    {
        Description = $"Le port sur localhost (par défaut : {UsualPort} ; 0 : n’importe lequel de libre).",
        HelpName = "N",
        DefaultValueFactory = _ => UsualPort,
    };

    public static Command Command(CommandLine line)
    {
        var command = new Command("serve", "Sert le lieu sur le web.") { Port };
        command.SetAction((parsed, cancellation) => Run(line, parsed, (_, _) => Task.CompletedTask, cancellation));
        return command;
    }

    /// <summary>Serves until stopped; <paramref name="ready"/> is called once with the address, when it answers.</summary>
    public static async Task<int> Run(
        CommandLine line,
        ParseResult parsed,
        Func<OpenHouse, string, Task> ready,
        CancellationToken cancellation
    )
    {
        var folder = new DataFolder(parsed.GetValue(CommandLine.Data)!.FullName);
        await using var held =
            FileLock.TryTake(folder.ServeLock)
            ?? throw new CommandFailedException(
                $"Un autre serveur Parvis tient déjà le dossier {folder.Root}. Arrêtez-le, ou choisissez-en un autre avec --data."
            );
        await using var open = await line.Open(
            parsed,
            cancellation,
            options => options with { Port = parsed.GetValue(Port) }
        );
        try
        {
            await open.App.StartAsync(cancellation);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandFailedException(
                $"Le port {parsed.GetValue(Port)} est déjà pris. Choisissez-en un autre avec --port, ou --port 0."
            );
        }
        var address = open.Address;
        await ready(open, address);
        Console.WriteLine(address);
        await open.App.WaitForShutdownAsync(cancellation);
        return CommandLine.Done;
    }
}
