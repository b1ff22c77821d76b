using System.CommandLine;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.MediaWiki;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Import;

/// <summary><c>parvis import mediawiki FILE [--history] | markdown DIR | qa FILE | people FILE</c>.</summary>
internal sealed class ImportCommand(CommandLine line)
{
    private readonly Option<string> visible = new("--visible")
    {
        Description = "Qui peut lire ce qui est importé : public, members ou staff (par défaut : public).",
        HelpName = "QUI",
        DefaultValueFactory = _ => "public",
    };

    private readonly Option<string?> space = new("--space")
    {
        Description = "L’espace du lieu où ranger ce qui est importé.",
        HelpName = "ESPACE",
    };

    private readonly Option<string?> named = new("--source")
    {
        Description =
            "Le nom de la source, pour la reconnaître d’un import à l’autre (par défaut : celui du wiki, du dossier ou du fichier).",
        HelpName = "NOM",
    };

    public static Command Create(CommandLine line)
    {
        var import = new ImportCommand(line);
        return new Command(
            "import",
            "Apporte ce qui existe déjà : un wiki, un dossier Markdown, des questions, des personnes."
        )
        {
            import.MediaWiki(),
            import.Markdown(),
            import.Qa(),
            People.PeopleCommand.Create(line),
        };
    }

    private Command MediaWiki()
    {
        var given = new Argument<FileInfo>("FICHIER")
        {
            Description = "Une exportation XML de MediaWiki (.xml, .gz ou .bz2).",
        };
        var history = new Option<bool>("--history") { Description = "Reprend toutes les versions des pages." };
        var command = Shared(new Command("mediawiki", "Importe les pages d’un wiki MediaWiki.") { given, history });
        command.SetAction(
            async (parsed, stop) =>
            {
                var file = parsed.GetRequiredValue(given);
                var contents = ContentsOf(file);
                var pandoc = new Pandoc();
                if (await pandoc.Version(stop) is null)
                    throw new CommandFailedException(FaultWords.PandocMissing);
                return await Run(
                    parsed,
                    WikiImport.SourceOf(contents, file),
                    parsed.GetValue(history),
                    (importer, progress) => new WikiImport(importer, contents, pandoc).Run(file, progress, stop),
                    stop
                );
            }
        );
        return command;
    }

    private Command Markdown()
    {
        var given = new Argument<DirectoryInfo>("DOSSIER") { Description = "Un dossier de fichiers Markdown (.md)." };
        var command = Shared(new Command("markdown", "Importe un dossier de fichiers Markdown.") { given });
        command.SetAction(
            (parsed, stop) =>
            {
                var folder = parsed.GetRequiredValue(given);
                if (!folder.Exists)
                    throw new CommandFailedException($"Le dossier {folder.FullName} n’existe pas.");
                return Run(
                    parsed,
                    MarkdownImport.SourceOf(folder),
                    false,
                    (importer, progress) =>
                    {
                        var files = MarkdownFolder.Read(folder, importer.Report);
                        if (files.Pages.Count == 0)
                            importer.Report.Stopped =
                                $"Le dossier {folder.FullName} ne contient aucun fichier Markdown (.md) à importer.";
                        return new MarkdownImport(importer, files).Run(progress, stop);
                    },
                    stop
                );
            }
        );
        return command;
    }

    private Command Qa()
    {
        var given = new Argument<FileInfo>("FICHIER")
        {
            Description = "Un objet JSON par ligne (.jsonl, .gz ou .bz2).",
        };
        var command = Shared(new Command("qa", "Importe des questions avec leurs réponses.") { given });
        command.SetAction(
            (parsed, stop) =>
            {
                var file = parsed.GetRequiredValue(given);
                using (Opened(file)) { }
                return Run(
                    parsed,
                    QaImport.SourceOf(file),
                    false,
                    (importer, progress) => new QaImport(importer).Run(file, progress, stop),
                    stop
                );
            }
        );
        return command;
    }

    private Command Shared(Command command)
    {
        visible.AcceptOnlyFromAmong("public", "members", "staff");
        command.Add(visible);
        command.Add(space);
        command.Add(named);
        return command;
    }

    private async Task<int> Run(
        ParseResult parsed,
        string source,
        bool history,
        Func<Importer, Action<double>, Task> work,
        CancellationToken stop
    )
    {
        await using var open = await OpenHouse.Open(line.OptionsOf(parsed) with { Follows = false }, stop);
        var contexts = open.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        var report = new ImportReport();
        var name = parsed.GetValue(named) is { Length: > 0 } given
            ? $"{source.Split(':')[0]}:{Words.Fit(given, 150)}"
            : source;
        var importer = new Importer(
            name,
            new ImportChoices(ScopeOf(parsed), await SpaceOf(parsed, contexts, stop), history),
            open.Services.GetRequiredService<Acts>(),
            contexts,
            open.Services.GetRequiredService<TimeProvider>(),
            report
        );
        await Carry(importer, name, report, work, stop);
        if (report.Stopped is { } why)
            throw new CommandFailedException(why);
        return report.Any || !report.LeftOut.Any()
            ? CommandLine.Done
            : throw new CommandFailedException("Rien n’a pu être importé.");
    }

    // Whatever stops it, what was done is told.
    private static async Task Carry(
        Importer importer,
        string name,
        ImportReport report,
        Func<Importer, Action<double>, Task> work,
        CancellationToken stop
    )
    {
        var since = Stopwatch.StartNew();
        await importer.Begin(stop);
        try
        {
            await ImportProgress.Run(name, progress => work(importer, share => progress.Show(share, report)));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            report.Stopped = "Import arrêté. Relancez la même commande : il reprendra où il en est.";
        }
        catch (PandocException error)
        {
            report.Stopped =
                $"pandoc ne répond plus ({error.Message}). Relancez la même commande : l’import reprendra où il en est.";
        }
        catch (StorageTrouble trouble) when (trouble.Fault == StorageFault.Full)
        {
            report.Stopped =
                "Le disque est plein. Libérez de la place, puis relancez la même commande : l’import reprendra où il en est.";
        }
        finally
        {
            await Console.Out.WriteAsync(ReportText.Of(report, name, since.Elapsed));
        }
    }

    private Scope ScopeOf(ParseResult parsed) =>
        parsed.GetValue(visible) switch
        {
            "members" => Scope.Members,
            "staff" => Scope.Staff,
            _ => Scope.Public,
        };

    private async Task<long?> SpaceOf(ParseResult parsed, IDbContextFactory<AppDb> contexts, CancellationToken stop)
    {
        if (parsed.GetValue(space) is not { Length: > 0 } slug)
            return null;
        await using var db = await contexts.CreateDbContextAsync(stop);
        return await db.Spaces.Where(row => row.Slug == slug).Select(row => (long?)row.Id).FirstOrDefaultAsync(stop)
            ?? throw new CommandFailedException($"Aucun espace ne s’appelle « {slug} » dans ce lieu.");
    }

    private static WikiContents ContentsOf(FileInfo file)
    {
        try
        {
            using var stream = Opened(file);
            return WikiContents.Read(stream);
        }
        catch (DumpException error)
        {
            throw new CommandFailedException(FaultWords.Of(error));
        }
    }

    private static FileStream Opened(FileInfo file)
    {
        if (Directory.Exists(file.FullName))
            throw new CommandFailedException($"{file.FullName} est un dossier : il faut un fichier.");
        if (!file.Exists)
            throw new CommandFailedException($"Le fichier {file.FullName} n’existe pas.");
        try
        {
            return file.OpenRead();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Le fichier {file.FullName} ne peut pas être lu : {error.Message}");
        }
    }
}
