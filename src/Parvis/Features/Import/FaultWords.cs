using Parvis.Formats;
using Parvis.Formats.Markdown;
using Parvis.Formats.MediaWiki;
using Parvis.Formats.QuestionsAndAnswers;

namespace Parvis.Features.Import;

/// <summary>What is wrong with what was given, in words that help.</summary>
internal static class FaultWords
{
    public const string PandocMissing =
        "Le texte d’un wiki se convertit avec pandoc (version 2.15 ou plus), qui n’est pas sur cette machine. "
        + "Installez-le, puis relancez la même commande : apt-get install pandoc. Rien n’a été importé.";

    public static string Of(FileKind kind) =>
        kind switch
        {
            FileKind.Empty => "un fichier vide",
            FileKind.Gzip or FileKind.Bzip2 => "une archive abîmée",
            FileKind.Zip => "une archive zip (décompressez-la d’abord)",
            FileKind.SevenZip or FileKind.Xz or FileKind.Zstandard or FileKind.Rar or FileKind.Tar =>
                "une archive (décompressez-la d’abord)",
            FileKind.Pdf => "un document PDF",
            FileKind.Picture => "une image",
            FileKind.Sqlite => "une base de données",
            FileKind.OldOffice => "un document de bureautique",
            FileKind.MediaWikiDump => "une exportation MediaWiki",
            FileKind.Html => "une page web",
            FileKind.Xml => "un document XML",
            FileKind.JsonArray => "un tableau JSON (il faut un objet par ligne)",
            FileKind.JsonLines => "des lignes JSON",
            FileKind.Text => "du texte",
            FileKind.Unknown => "un fichier que Parvis ne connaît pas",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    public static string Of(DumpException error)
    {
        var place = error.Line > 0 ? $" (ligne {error.Line}, colonne {error.Column})" : "";
        var kept =
            error.Pages == 0 ? "Aucune page complète n’a été lue."
            : error.LastTitle is { } last
                ? $"Les {error.Pages} pages complètes avant cet endroit ont été reprises, jusqu’à « {last} »."
            : "";
        return error.Fault switch
        {
            DumpFault.Empty => "Le fichier est vide : il faut une exportation XML de MediaWiki.",
            DumpFault.NotADump =>
                $"Ce n’est pas une exportation XML de MediaWiki, mais {Of(error.Kind)}. Rien n’a été importé.",
            DumpFault.Truncated => $"Le fichier s’arrête avant sa fin{place}. {kept}",
            DumpFault.Damaged => $"Le fichier est abîmé{place}. {kept}",
            DumpFault.Forbidden =>
                $"Le fichier contient ce qu’aucune exportation de MediaWiki ne contient (type de document, entités ou balises sans fin){place}. {kept}",
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Fault, null),
        };
    }

    public static string Of(QaError error) =>
        error.Fault switch
        {
            QaFault.NotJsonLines =>
                $"Ce ne sont pas des questions, un objet JSON par ligne, mais {Of(error.Kind)}. Rien n’a été importé.",
            QaFault.Empty => "Le fichier est vide : il faut un objet JSON par ligne.",
            QaFault.Damaged => "Le fichier est abîmé ou coupé : ce qui précède a été repris.",
            QaFault.LineTooLong => "ligne trop longue (4 Mio au plus)",
            QaFault.NotJson => "ligne qui n’est pas du JSON",
            QaFault.NotAnObject => "ligne qui n’est pas un objet",
            QaFault.Missing => $"champ absent ou vide : {error.Field}",
            QaFault.WrongType => $"champ d’un autre type : {error.Field}",
            QaFault.BadDate => $"date illisible : {error.Field}",
            QaFault.UnknownValue => $"valeur inconnue : {error.Field}",
            QaFault.Repeated => "identifiant déjà vu plus haut",
            _ => throw new ArgumentOutOfRangeException(nameof(error), error.Fault, null),
        };

    public static string? Of(FrontMatterFault fault) =>
        fault switch
        {
            FrontMatterFault.None => null,
            FrontMatterFault.NotClosed => "en-tête sans fin, gardé dans le texte",
            FrontMatterFault.NotYaml => "en-tête illisible, gardé dans le texte",
            FrontMatterFault.TooLong => "en-tête trop long, gardé dans le texte",
            FrontMatterFault.Forbidden => "en-tête avec des renvois YAML, gardé dans le texte",
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
        };
}
