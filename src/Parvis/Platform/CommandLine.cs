using System.CommandLine;
using System.CommandLine.Help;
using Parvis.Platform.Data;
using Parvis.Platform.Data.Engines;

namespace Parvis.Platform;

/// <summary>
/// The one command. 0: done; 1: the work failed, and the reason stands on the error output; 2: it was called wrongly.
/// </summary>
public sealed class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUse = 2;

    /// <summary>Where the place's data lies; every command takes it.</summary>
    public static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "Le dossier du lieu (par défaut : ./data).",
        HelpName = "DOSSIER",
        Recursive = true,
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("PARVIS_DATA") ?? "data"),
    };

    private readonly IReadOnlyList<IFeature> features;

    private CommandLine(IReadOnlyList<IFeature> features) => this.features = features;

    public static Task<int> Run(string[] args, IReadOnlyList<IFeature> features) =>
        Run(args, features, Console.Out, Console.Error);

    /// <summary>The same, with other places for help and for what went wrong.</summary>
    public static async Task<int> Run(
        string[] args,
        IReadOnlyList<IFeature> features,
        TextWriter output,
        TextWriter error
    )
    {
        // A word that begins with @ is a word, not the name of a file with more words.
        var words = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = new CommandLine(features).Root().Parse(args, words);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync(CommandFaults.Of(parsed));
            return WrongUse;
        }
        var streams = new InvocationConfiguration { Output = output, Error = error };
        streams.EnableDefaultExceptionHandler = false;
        try
        {
            return await parsed.InvokeAsync(streams);
        }
        catch (Exception trouble)
        {
            await error.WriteLineAsync(Explain(trouble) ?? trouble.ToString());
            return Failed;
        }
    }

    /// <summary>The house that the command line names.</summary>
    public HouseOptions OptionsOf(ParseResult parsed) => new(new DataFolder(parsed.GetValue(Data)!.FullName), features);

    /// <summary>Opens the house that the command line names.</summary>
    public Task<OpenHouse> Open(ParseResult parsed, CancellationToken cancellation) =>
        OpenHouse.Open(OptionsOf(parsed), cancellation);

    /// <summary>The same for a command that has nothing to do in a place that is not there: it must not make an empty one.</summary>
    public Task<OpenHouse> OpenExisting(ParseResult parsed, CancellationToken cancellation)
    {
        var options = OptionsOf(parsed);
        if (string.IsNullOrEmpty(options.Postgres) && !File.Exists(options.Folder.Database))
            throw new CommandFailedException(
                $"Il n’y a pas de lieu dans {options.Folder.Root}. Indiquez son dossier avec --data."
            );
        return OpenHouse.Open(options, cancellation);
    }

    private RootCommand Root()
    {
        var root = new RootCommand("Parvis, l’atelier de qui anime un tiers-lieu.") { Data };
        foreach (var command in features.OfType<IBringsCommands>().SelectMany(feature => feature.Commands(this)))
            root.Add(command);
        // The library's own options speak English.
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
                (help.Description, help.Action) = ("Affiche cette aide.", new CommandHelp());
            else if (option is VersionOption)
                option.Description = "Affiche la version.";
        }
        return root;
    }

    // Only what is known to come from outside the program is put into words; the rest is a fault of ours and shows its trace.
    private static string? Explain(Exception error) =>
        error switch
        {
            NewerSchemaException newer =>
                $"Cette base a été faite par une version plus récente de Parvis (elle connaît « {newer.Migration} »). "
                    + "Mettez Parvis à jour, ou restaurez une sauvegarde de cette version : rien n’a été modifié.",
            CommandFailedException failure => failure.Message,
            TimeoutException =>
                "Un autre programme tient la base depuis plus d’une minute. Réessayez quand il aura fini.",
            UnauthorizedAccessException denied => $"Accès refusé : {denied.Message}",
            _ => StorageWords.Of(error),
        };
}

/// <summary>The work of a command failed for a reason that the person can act on; the message is for them.</summary>
public sealed class CommandFailedException(string message) : Exception(message);

/// <summary>A feature with words of the command line.</summary>
public interface IBringsCommands
{
    IEnumerable<Command> Commands(CommandLine line);
}

/// <summary>What is wrong with the database, in words that help.</summary>
public static class StorageWords
{
    public static string? Of(Exception error) =>
        (SqliteEngine.TroubleIn(error) ?? PostgresEngine.TroubleIn(error)) is { } trouble ? Of(trouble.Fault) : null;

    public static string Of(StorageFault fault) =>
        fault switch
        {
            StorageFault.Full =>
                "Le disque est plein : rien n’a été enregistré. Libérez de la place, puis recommencez.",
            StorageFault.ReadOnly =>
                "La base est en lecture seule : rien n’a été enregistré. Vérifiez les droits du dossier.",
            StorageFault.Unreachable =>
                "La base ne répond pas : vérifiez qu’elle est démarrée et que son adresse est la bonne.",
            StorageFault.Busy => "La base est occupée par un autre programme. Réessayez dans un instant.",
            StorageFault.Damaged => "Le fichier n’est pas une base lisible, ou il est abîmé. Restaurez une sauvegarde.",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };
}
