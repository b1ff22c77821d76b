using System.Text.RegularExpressions;

namespace Parvis.Formats.Markdown;

/// <summary>
/// Who wrote a text, from its front matter or from the lines that sign it ("Auteur : …", "…, sous licence Creative
/// Commons"), as pages shared between places do; credits of pictures do not count.
/// </summary>
internal static partial class Signatures
{
    private const int Most = 20;

    private static readonly string[] NotPeople =
        "université association centre collectif communauté creative commons fondation réseau licence institut".Split(
            ' '
        );

    public static IReadOnlyList<string> Split(IEnumerable<string> given) =>
        [
            .. given
                .SelectMany(text =>
                    text.Split(
                        text.Contains(';') ? [";"] : [",", " & ", " et ", " and "],
                        StringSplitOptions.TrimEntries
                    )
                )
                .Select(name => Titles.Squeeze(Address().Replace(name, "")))
                .Where(name => name.Length is > 0 and < 100)
                .Distinct()
                .Take(Most),
        ];

    public static IReadOnlyList<string> Find(string body)
    {
        var names = new List<string>();
        foreach (var line in body.Split('\n'))
        {
            if (line.Length > 1_000 || Picture().IsMatch(line))
                continue;
            if (Signed().Match(line) is { Success: true } signed)
                names.AddRange(Leading(line[(signed.Index + signed.Length)..]));
            else if (Licensed().IsMatch(line))
                names.AddRange(Leading(line));
        }

        return [.. names.Distinct().Take(Most)];
    }

    private static IEnumerable<string> Leading(string text)
    {
        text = Note().Replace(text, "").TrimStart('*', '-', ' ', '_', '[', '(', '\u00A0');
        if (Group().Match(text) is { Success: true } group)
            text = group.Groups[1].Value;
        while (Name().Match(text) is { Success: true } name)
        {
            if (!NotPeople.Any(word => name.Value.Contains(word, StringComparison.OrdinalIgnoreCase)))
                yield return name.Value;
            text = text[name.Length..];
            if (!text.StartsWith(", "))
                yield break;
            text = text[2..];
        }
    }

    [GeneratedRegex(
        @"\A[\s*_-]*(?:Auteure?s?|Autrices?|Auteur·e·?s?)(?: de [^:]{1,40})?[\s*_]*:[\s*_]*|\A[\s*_-]*(?:Publié|Rédigé|Écrit) par ",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Signed();

    [GeneratedRegex(@"licences? (?:Creative Commons|CC)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Licensed();

    [GeneratedRegex(
        @"\b(?:photo|dessin|image|illustration|schéma|traduction)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Picture();

    [GeneratedRegex(@"\*{0,2}\[?\(?[0-9]{1,2}\)?\]?(?:\(#[^)]*\))?\*{0,2}", RegexOptions.NonBacktracking)]
    private static partial Regex Note();

    [GeneratedRegex(
        @"\A\p{Lu}[^(\[]{2,60} \(((?:\p{Lu}[\p{L}'’.-]+ ?){2,4}(?:, (?:\p{Lu}[\p{L}'’.-]+ ?){2,4})*)\)",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Group();

    [GeneratedRegex(@"\A\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3}", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"<[^>]*>|\([^)]*@[^)]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
