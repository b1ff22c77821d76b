using System.CommandLine;

namespace Parvis.Features.Evaluation;

/// <summary><c>parvis evaluate DIR [--json] [--run FILE]</c>.</summary>
public static class EvaluateCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("DOSSIER")
        {
            Description = "Dossier d’un jeu d’épreuve : documents, questions, jugements.",
        };
        var json = new Option<bool>("--json") { Description = "Écrit les mesures en JSON." };
        var run = new Option<FileInfo?>("--run")
        {
            HelpName = "FICHIER",
            Description = "Écrit dans ce fichier ce qui a été trouvé.",
        };
        var command = new Command("evaluate", "Mesure la recherche, les doublons ou « qui sait » sur un jeu d’épreuve.")
        {
            directory,
            json,
            run,
        };
        command.SetAction(parsed =>
            Evaluator.Run(
                parsed.GetRequiredValue(directory),
                parsed.GetValue(json),
                parsed.GetValue(run),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return command;
    }
}
