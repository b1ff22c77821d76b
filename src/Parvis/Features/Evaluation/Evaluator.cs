namespace Parvis.Features.Evaluation;

/// <summary>Runs a set of documents, questions and judgements through the finder that serves people, and measures it.</summary>
public static class Evaluator
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int WrongUse = 2;

    /// <param name="directory">One set; its kind is told by its files.</param>
    /// <param name="asJson">Measures as JSON rather than as a table.</param>
    /// <param name="runFile">Where what was found is written, line by line; null for nowhere.</param>
    /// <returns>The exit code of the command.</returns>
    public static int Run(DirectoryInfo directory, bool asJson, FileInfo? runFile, TextWriter output, TextWriter errors)
    {
        if (!directory.Exists)
        {
            errors.WriteLine($"Le dossier {directory.FullName} n’existe pas.");
            return WrongUse;
        }
        try
        {
            var report = Measure(new SetFolder(directory));
            if (runFile is not null)
                File.WriteAllText(runFile.FullName, string.Concat(report.Run.Select(line => line + '\n')));
            if (asJson)
                report.WriteJson(output);
            else
                report.WriteTable(output);
            return Done;
        }
        catch (Exception e) when (e is BadSetException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e is BadSetException ? e.Message : $"Un fichier n’a pu être lu ou écrit : {e.Message}");
            return Failed;
        }
    }

    private static Report Measure(SetFolder folder) =>
        folder.Has(RetrievalSet.Mark) ? new RetrievalSet(folder).Evaluate()
        : folder.Has(ExpertSet.Mark) ? new ExpertSet(folder).Evaluate()
        : folder.Has(DuplicateSet.Mark) ? new DuplicateSet(folder).Evaluate()
        : throw new BadSetException(
            $"Rien à évaluer dans {folder.Name} : il y faut {RetrievalSet.Mark}, {ExpertSet.Mark} ou {DuplicateSet.Mark}."
        );
}
