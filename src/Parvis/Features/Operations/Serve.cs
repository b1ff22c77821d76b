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
        command.SetAction(
            (parsed, cancellation) => Run(line, parsed, options => options, (_, _) => Task.CompletedTask, cancellation)
        );
        return command;
    }

    /// <summary>Serves until stopped; <paramref name="ready"/> is called once with the address, as soon as it is known.</summary>
    public static async Task<int> Run(
        CommandLine line,
        ParseResult parsed,
        Func<HouseOptions, HouseOptions> with,
        Func<OpenHouse, string, Task> ready,
        CancellationToken cancellation
    )
    {
        var options = with(line.OptionsOf(parsed) with { Port = parsed.GetValue(Port) });
        var folder = options.Folder;
        await using var held =
            FileLock.TryTake(folder.ServeLock)
            ?? throw new CommandFailedException(
                $"Un autre serveur Parvis tient déjà le dossier {folder.Root}. Arrêtez-le, ou choisissez-en un autre avec --data."
            );
        await using var open = await OpenHouse.Open(options, cancellation);
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
        foreach (var teller in open.Services.GetServices<ITellsOperator>())
        {
            if (teller.Say(address) is { } words)
                Console.WriteLine(words);
        }
        await open.App.WaitForShutdownAsync(cancellation);
        return CommandLine.Done;
    }
}
