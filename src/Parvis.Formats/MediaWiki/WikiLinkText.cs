using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;

namespace Parvis.Formats.MediaWiki;

/// <summary>What stands for a <c>[[link]]</c> on the way through pandoc.</summary>
internal sealed partial class WikiLinkText(WikiContext context, WikiFindings found)
{
    private static readonly SearchValues<char> NoTitle = SearchValues.Create("<>[]{}\n\uE000");
    private const int LongestTitle = 2_000;

    /// <param name="trail">The letters after the brackets, which belong to a link's words.</param>
    /// <param name="inline">Whether a picture must stay in its line.</param>
    public (string Text, bool TookTrail) Render(IReadOnlyList<string> parts, string trail, bool inline)
    {
        var target = WebUtility.HtmlDecode(parts[0]).Replace('_', ' ').Trim();
        if (target.Length > LongestTitle || target.AsSpan().ContainsAny(NoTitle))
            return (AsText(parts), false);
        if (target.Contains('%'))
            target = Uri.UnescapeDataString(target);
        var open = target.StartsWith(':');
        var (space, name) = WikiNames.Split(target, context.Site);
        if (space == WikiNames.File && !open)
            return (Picture(FileName(name, parts[0]), parts, inline), false);
        if (target.Contains("://") || target.Length == 0)
            return (AsText(parts), false);
        if (space == WikiNames.Category && !open)
        {
            found.CategorySet.TryAdd(name, true);
            return ("", false);
        }

        target = target.TrimStart(':').Trim();
        if (RelativePath().IsMatch(Own(target)))
            return (AsText(parts), false);
        var colon = target.IndexOf(':');
        var elsewhere = space == WikiNames.Page && colon > 0 && WikiNames.IsLanguage(target[..colon]);
        if (elsewhere && !open)
        {
            found.Languages.Add(target);
            return ("", false);
        }

        var label = Words(parts, target) + trail;
        if (elsewhere)
            target = "w:" + target;
        if (space == WikiNames.Page && WikiNames.Sister(target, context.Site.Language) is { } sister)
            return ($"[{sister} {Label(label)}]", true);
        return ($"{WikiAddress.Page(Own(target))}{Label(label)}]", true);
    }

    /// <summary>Words fit for the inside of an external link: one line, no brackets.</summary>
    public static string Label(string text) =>
        Nested().Replace(text, "$1").Replace('\n', ' ').Replace("[", "&#91;").Replace("]", "&#93;");

    private static string AsText(IReadOnlyList<string> parts) => "&#91;&#91;" + string.Join('|', parts) + "]]";

    // "a (b)|" is written for "a".
    private static string Words(IReadOnlyList<string> parts, string target)
    {
        var words = parts.Count > 1 ? string.Join('|', parts.Skip(1)).Trim() : target;
        if (words.Length > 0)
            return words;
        var bare = target[(target.IndexOf(':') + 1)..];
        var parenthesis = bare.IndexOf(" (");
        return parenthesis > 0 ? bare[..parenthesis] : bare;
    }

    private string Own(string target)
    {
        if (target.StartsWith('/') && context.Title.Length > 0)
            return context.Title + target.TrimEnd('/');
        if (!target.StartsWith("../") || !context.Title.Contains('/'))
            return target;
        var parent = context.Title[..context.Title.LastIndexOf('/')];
        return target.Length > 3 ? $"{parent}/{target[3..].TrimEnd('/')}" : parent;
    }

    // An address or a path given for a name keeps its underscores, which are no spaces there.
    private static string FileName(string name, string written) =>
        name.Contains('/') ? WebUtility.HtmlDecode(written[(written.IndexOf(':') + 1)..]).Trim() : name;

    private static string Picture(string name, IReadOnlyList<string> parts, bool inline)
    {
        var options = parts.Skip(1).Select(part => part.Trim()).ToList();
        var caption = options.LastOrDefault(option => !Option().IsMatch(option)) ?? "";
        var alt = options.LastOrDefault(option => option.StartsWith("alt=")) is { } given ? given[4..] : caption;
        var framed = options.Any(option => Frame().IsMatch(option)) && caption.Length > 0;
        var words = Label(alt.Length > 0 ? alt : name);
        if (!framed)
            return $"{WikiAddress.File(name, captioned: false)}{words}]";
        var picture = $"{WikiAddress.File(name, captioned: true)}{words}]";
        caption = caption.Replace('\n', ' ');
        return inline ? $"{picture} {caption}" : $"\n\n{picture}\n\n{caption}\n\n";
    }

    // "./a", "a/../b": no title may be one.
    [GeneratedRegex(@"\A(?:[^#]*/)?\.{1,2}(?:[/#]|\z)", RegexOptions.NonBacktracking)]
    private static partial Regex RelativePath();

    [GeneratedRegex(@"\[(?:https?|ftp):\S{1,4000} ([^\]\n]*)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Nested();

    [GeneratedRegex(
        @"\A(?:thumb(?:nail)?|vignette|mini|frame(?:d|less)?|cadre|encadré|sans[ _]cadre|border|bordure|left|gauche|right|droite|"
            + @"center|centre|centré|none|néant|sans|baseline|sub|super|sup|top|text-top|middle|milieu|bottom|text-bottom|"
            + @"(?:\d{1,5})?x?\d{0,5}\s?px|(?:upright|redresse)(?:[ =].*)?|(?:thumb|vignette|link|lien|alt|page|lang|class|start|end)=.*|)\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Option();

    [GeneratedRegex(
        @"\A(?:thumb(?:nail)?|vignette|mini|framed?|cadre|encadré)(?:=.*)?\z",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Frame();
}
