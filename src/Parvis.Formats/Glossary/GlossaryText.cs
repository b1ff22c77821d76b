using System.Diagnostics.CodeAnalysis;

namespace Parvis.Formats.Glossary;

/// <summary>
/// Reads the glossary that people write as an ordinary page. The form, one entry a paragraph:
/// <code>
/// page     = { entry | anything else }
/// entry    = [ "- " | "* " ] "**" term "**" [ "(" synonym { "," synonym } ")" ] ":" definition
/// </code>
/// Spaces, no-break ones included, may stand between the parts. The paragraph may run over several lines; it ends at an
/// empty line, a heading or the next entry. Headings, plain paragraphs, front matter and fenced code are no entries.
/// What resembles an entry but has no term, no colon or no definition is left out: a page under work never fails. A
/// synonym holds neither comma nor closing parenthesis.
/// </summary>
public static class GlossaryText
{
    private const string Bold = "**";

    /// <summary>The entries of <paramref name="markdown"/> in their order; linear in its length, throws nothing.</summary>
    public static IReadOnlyList<GlossaryEntry> Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var entries = new List<GlossaryEntry>();
        foreach (var paragraph in Paragraphs(markdown))
        {
            if (TryRead(paragraph, out var entry))
                entries.Add(entry);
        }
        return entries;
    }

    /// <summary>The paragraphs that start with a bold word, each on one line.</summary>
    private static IEnumerable<string> Paragraphs(string markdown)
    {
        var lines = new List<string>();
        var fenced = false;
        foreach (var raw in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = WithoutBullet(raw.Trim());
            var fence = line.StartsWith("```", StringComparison.Ordinal);
            fenced ^= fence;
            var starts = !fenced && line.StartsWith(Bold, StringComparison.Ordinal);
            var ends = fence || fenced || line.Length == 0 || line[0] == '#';
            if ((starts || ends) && lines.Count > 0)
            {
                yield return string.Join(' ', lines);
                lines.Clear();
            }
            if (starts || (!ends && lines.Count > 0))
                lines.Add(line);
        }
        if (lines.Count > 0)
            yield return string.Join(' ', lines);
    }

    private static string WithoutBullet(string line) =>
        line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal)
            ? line[2..].TrimStart()
            : line;

    private static bool TryRead(string paragraph, [NotNullWhen(true)] out GlossaryEntry? entry)
    {
        entry = null;
        var close = paragraph.IndexOf(Bold, Bold.Length, StringComparison.Ordinal);
        if (close < 0)
            return false;

        var term = paragraph[Bold.Length..close].Trim();
        var rest = paragraph[(close + Bold.Length)..].TrimStart();
        IReadOnlyList<string> synonyms = [];
        if (rest.StartsWith('('))
        {
            var end = rest.IndexOf(')');
            if (end < 0)
                return false;
            synonyms = Synonyms(rest[1..end], term);
            rest = rest[(end + 1)..].TrimStart();
        }

        var definition = rest.StartsWith(':') ? rest[1..].Trim() : "";
        if (term.Length == 0 || definition.Length == 0)
            return false;
        entry = new GlossaryEntry(term, synonyms, definition);
        return true;
    }

    private static IReadOnlyList<string> Synonyms(string list, string term) =>
        [
            .. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(synonym => !synonym.Equals(term, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
}
