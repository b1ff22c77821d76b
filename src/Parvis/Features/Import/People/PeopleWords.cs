using Parvis.Formats;
using Parvis.Formats.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Import.People;

/// <summary>What is read in a list of people, and what is wrong with it, in words that help.</summary>
internal static class PeopleWords
{
    public static string Of(PeopleSheet sheet, Texts texts) =>
        sheet.Fault switch
        {
            SheetFault.Empty => texts["Le fichier est vide."],
            SheetFault.NotCsv => NotCsv(sheet.Kind, texts),
            SheetFault.NoHeader => texts[
                "Aucune ligne ne nomme de colonne « Nom », « Prénom » ou « Courriel ». La première ligne doit porter le nom des colonnes."
            ],
            SheetFault.TooManyLines => texts.Format(
                "La liste a plus de {0} lignes : elle est à partager en plusieurs fichiers.",
                Numbers.InWords(PeopleReader.MostLines, texts.Tongue)
            ),
            null => texts.Count(sheet.Lines.Count, "{0} ligne lue", "{0} lignes lues"),
            _ => throw new ArgumentOutOfRangeException(nameof(sheet), sheet.Fault, null),
        };

    public static string Of(LineFault fault, Texts texts) =>
        fault switch
        {
            LineFault.NoName => texts["il manque un nom"],
            LineFault.NameTooLong => texts["le nom est trop long (120 caractères au plus)"],
            LineFault.BadEmail => texts["ce n’est pas une adresse de courriel"],
            LineFault.Formula => texts["le nom commence comme une formule de tableur"],
            LineFault.Unclosed => texts[
                "un guillemet n’est jamais refermé : le fichier est coupé, ou la suite est perdue"
            ],
            LineFault.NotValidated => texts["la commande n’est pas validée"],
            LineFault.HeaderAgain => texts["c’est encore le nom des colonnes"],
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };

    /// <summary>What a line will do, in one sentence.</summary>
    public static string Of(PlannedLine planned, Texts texts) =>
        planned.Outcome switch
        {
            Outcome.New => texts["nouvelle personne"],
            Outcome.NewSharing => texts.Format("nouvelle personne, à la même adresse que {0}", planned.With),
            Outcome.Completed => texts["déjà connue : reçoit un compte"],
            Outcome.Known => texts["déjà connue : rien ne change"],
            Outcome.Duplicate => texts.Format("la même personne qu’à la ligne {0}", planned.SameAs),
            Outcome.LeftOut => texts.Format("laissée de côté : {0}", Of(planned.Line.Fault!.Value, texts)),
            _ => throw new ArgumentOutOfRangeException(nameof(planned), planned.Outcome, null),
        };

    public static string Of(PeopleSource source, Texts texts) =>
        source switch
        {
            PeopleSource.HelloAsso => texts["Une exportation de HelloAsso"],
            PeopleSource.Galette => texts["Une exportation de Galette"],
            _ => texts["Une liste"],
        };

    /// <summary>How many lines have each outcome, the outcomes in their order.</summary>
    public static IEnumerable<(string Words, int Count)> Sums(IReadOnlyList<PlannedLine> lines, Texts texts)
    {
        (string Words, Func<PlannedLine, bool> Counts)[] sums =
        [
            (texts["nouvelles personnes"], one => one.Outcome is Outcome.New or Outcome.NewSharing),
            (texts["déjà connues, qui reçoivent un compte"], one => one.Outcome == Outcome.Completed),
            (texts["déjà connues, rien ne change"], one => one.Outcome == Outcome.Known),
            (texts["en double dans le fichier"], one => one.Outcome == Outcome.Duplicate),
            (texts["laissées de côté"], one => one.Outcome == Outcome.LeftOut),
        ];
        return sums.Select(sum => (sum.Words, lines.Count(sum.Counts))).Where(sum => sum.Item2 > 0);
    }

    private static string NotCsv(FileKind kind, Texts texts) =>
        kind switch
        {
            FileKind.Zip or FileKind.OldOffice => texts[
                "C’est un classeur ou une archive. Dans votre tableur, choisissez « Enregistrer sous », puis CSV.",
                "C’est un classeur ou une archive. Dans ton tableur, choisis « Enregistrer sous », puis CSV."
            ],
            FileKind.Picture or FileKind.Pdf => texts["C’est une image ou un PDF : il faut un fichier CSV."],
            _ => texts["Ce n’est pas un fichier CSV."],
        };
}
