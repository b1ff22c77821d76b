using System.Globalization;
using System.Text;

namespace Parvis.Features.Import;

/// <summary>The report of an import as people read it in a terminal.</summary>
internal static class ReportText
{
    private static readonly CultureInfo French = new("fr") { NumberFormat = { NumberDecimalSeparator = "," } };

    public static string Of(ImportReport report, string source, TimeSpan taken)
    {
        var text = new StringBuilder();
        text.AppendLine(French, $"Import de {source} en {taken.TotalSeconds:0.0} s");
        text.AppendLine();
        if (report.Any)
            text.AppendLine("               ajoutées  mises à jour  inchangées");
        Row(text, "pages", report.Pages);
        Row(text, "questions", report.Questions);
        foreach (
            var (name, count) in new[]
            {
                ("réponses", report.Answers),
                ("renvois", report.Redirects),
                ("personnes", report.People),
            }
        )
        {
            if (count > 0)
                text.AppendLine(French, $"  {name, -11} {count, 9}");
        }
        Groups(text, "Laissé de côté :", report.LeftOut);
        Groups(text, "À vérifier :", report.Warnings);
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, Tally tally)
    {
        if (tally.Added + tally.Updated + tally.Unchanged > 0)
            text.AppendLine(French, $"  {name, -11} {tally.Added, 9} {tally.Updated, 13} {tally.Unchanged, 11}");
    }

    private static void Groups(StringBuilder text, string title, IEnumerable<ImportReport.Group> groups)
    {
        var first = true;
        foreach (var group in groups)
        {
            if (first)
                text.AppendLine().AppendLine(title);
            first = false;
            var more = group.Count > group.First.Count ? "…" : "";
            text.AppendLine(French, $"  {group.Count, 6}  {group.Reason} : {string.Join(", ", group.First)}{more}");
        }
    }
}
