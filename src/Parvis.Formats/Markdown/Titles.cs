using System.Text.RegularExpressions;

namespace Parvis.Formats.Markdown;

/// <summary>What a page is called when its head, its heading and its file name may each say something else.</summary>
internal static partial class Titles
{
    private const int Longest = 300;

    /// <summary>
    /// The front matter, unless only the heading agrees with the file name: then the head was left as some tool made it
    /// ("Contribution" on twenty pages).
    /// </summary>
    public static string Choose(string? given, string? heading, string path)
    {
        given = given is null ? null : Squeeze(given);
        var name = FromPath(path);
        var title =
            string.IsNullOrEmpty(given) ? heading ?? name
            : heading is not null && !Agree(given, heading) && !Agree(given, name) && Agree(heading, name) ? heading
            : given;
        return title.Length > Longest ? title[..Longest] : title;
    }

    public static bool Same(string one, string other) =>
        string.Equals(Squeeze(one), Squeeze(other), StringComparison.OrdinalIgnoreCase);

    public static string FromPath(string path)
    {
        var file = path[(path.LastIndexOf('/') + 1)..];
        var dot = file.LastIndexOf('.');
        var name = dot > 0 ? file[..dot] : file;
        if (name.ToLowerInvariant() is "readme" or "index" or "_index" && Folder(path) is { Length: > 0 } folder)
            return WikiCapital(folder);
        name = Squeeze(Prefix().Replace(name, "").Replace('-', ' ').Replace('_', ' '));
        return name.Length > 0 ? WikiCapital(name)
            : file.Length > 0 ? file
            : "Sans titre";
    }

    public static string Folder(string path)
    {
        var parts = path.Split('/');
        return parts.Length < 2 ? "" : Squeeze(Prefix().Replace(parts[^2], "").Replace('-', ' ').Replace('_', ' '));
    }

    public static string Squeeze(string text) => Spaces().Replace(text, " ").Trim();

    private static string WikiCapital(string name) => MediaWiki.WikiNames.Capital(name);

    private static bool Agree(string one, string other) => Stems(one).Overlaps(Stems(other));

    private static HashSet<string> Stems(string text) =>
        [.. Words().Matches(text.ToLowerInvariant()).Select(word => word.Value[..Math.Min(5, word.Length)])];

    [GeneratedRegex(@"\A(?:[0-9]{4}-[0-9]{2}-[0-9]{2}-|[0-9]{1,3}[-_. ]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{L}0-9]{4,}", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
