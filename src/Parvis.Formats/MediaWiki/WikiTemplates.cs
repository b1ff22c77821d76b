using System.Buffers;
using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Templates: put in when their text is known, else the readable part of their arguments; the most used parser
/// functions and variables (https://www.mediawiki.org/wiki/Help:Magic_words).
/// </summary>
internal sealed class WikiTemplates(WikiContext context, WikiFindings found, int depth)
{
    private static readonly SearchValues<char> NoKey = SearchValues.Create("<>[]&\n\uE000");
    private const int MaxExpansions = 5_000;
    private const long MaxExpanded = 4_000_000;

    /// <param name="alone">Whether the template has its line to itself: a box, not a word in a sentence.</param>
    public string Render(IReadOnlyList<string> parts, bool alone)
    {
        var name = parts[0].Trim().Replace('_', ' ');
        if (name.Length is 0 or > 500)
            return "";
        if (name == "!")
            return "|";
        if (name == "=")
            return "=";
        if (Function(name, parts) is { } value)
            return value;
        if (name.StartsWith(':'))
            return $"[[{name}]]";

        name = name[(name.IndexOf(':') + 1)..].Trim();
        found.TemplateSet.TryAdd(name, true);
        var arguments = Arguments(parts);
        if (Expand(name, arguments) is { } expanded)
            return expanded;
        var named = arguments.Where(pair => !int.TryParse(pair.Key, out _)).ToList();
        return alone && named.Count > 1 ? Box(arguments) : Sentence(name, arguments, alone);
    }

    private string? Expand(string name, Dictionary<string, string> arguments)
    {
        if (depth >= 8 || ++found.Expansions > MaxExpansions || found.Expanded > MaxExpanded)
            return null;
        if (context.Template?.Invoke(name) is not { } body)
            return null;
        var text = new WikiScanner(
            WikiLines.Clean(WikiTransclusion.Body(body)),
            context,
            found,
            arguments,
            depth + 8
        ).Run();
        found.Expanded += text.Length;
        return text;
    }

    private static Dictionary<string, string> Arguments(IReadOnlyList<string> parts)
    {
        var arguments = new Dictionary<string, string>();
        var position = 0;
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=');
            var key = equals > 0 ? part[..equals].Trim() : "";
            if (key.Length is > 0 and < 80 && !key.AsSpan().ContainsAny(NoKey))
                arguments[key] = part[(equals + 1)..].Trim();
            else
                arguments[(++position).ToString()] = part.Trim();
        }

        return arguments;
    }

    private static string Box(Dictionary<string, string> arguments)
    {
        var box = new StringBuilder("\n");
        foreach (var (key, value) in arguments.Where(pair => pair.Value.Length > 0))
            box.Append("* ")
                .Append(int.TryParse(key, out _) ? "" : $"'''{key}''' : ")
                .Append(string.Join("<br />", value.Split('\n').Select(line => line.TrimStart('*', '#', ':', ' '))))
                .Append('\n');
        return box.Append('\n').ToString();
    }

    private static string Sentence(string name, Dictionary<string, string> arguments, bool alone)
    {
        if (arguments.Count == 0)
            return alone ? "" : name;
        var words = arguments.Where(pair => int.TryParse(pair.Key, out _)).Select(pair => pair.Value);
        if (name.ToLowerInvariant() is "lang" or "langue" or "lien")
            words = words.Skip(1);
        var positional = string.Join(" ", words.Where(word => word.Length > 0));
        var named = string.Join(
            ", ",
            arguments
                .Where(pair => !int.TryParse(pair.Key, out _))
                .Select(pair => pair.Value)
                .Where(value => value.Length > 0)
        );
        return positional.Length > 0 && named.Length > 0 ? $"{positional}, {named}" : positional + named;
    }

    private string? Function(string name, IReadOnlyList<string> parts)
    {
        string Part(int index) => index < parts.Count ? parts[index].Trim() : "";
        var colon = name.IndexOf(':');
        var word = colon < 0 ? name : name[..colon].Trim();
        var first = colon < 0 ? "" : parts[0][(parts[0].IndexOf(':') + 1)..].Trim();
        switch (word)
        {
            case "#if":
                return first.Length > 0 ? Part(1) : Part(2);
            case "#ifeq":
                return first == Part(1) ? Part(2) : Part(3);
            case "#ifexist":
                return Part(1);
            case "#switch":
                return Switch(first, parts);
            case "#tag" when first == "ref":
                return found.Note(null, Part(1));
            case "DISPLAYTITLE" when colon > 0:
                found.DisplayTitle = System.Net.WebUtility.HtmlDecode(first.Replace("'''", "").Replace("''", ""));
                return "";
            case "lc" or "LC" when colon > 0:
                return first.ToLowerInvariant();
            case "uc" or "UC" when colon > 0:
                return first.ToUpperInvariant();
            case "formatnum" or "ucfirst" or "lcfirst" or "urlencode" or "padleft" or "nowrap" when colon > 0:
                return first;
            case "PAGENAME" or "FULLPAGENAME" or "BASEPAGENAME" or "SUBPAGENAME":
                return context.Title;
            case "SITENAME":
                return context.Site.Name;
            case "DEFAULTSORT" or "CLEDETRI" or "NUMBEROFARTICLES" or "clear" or "Clr":
                return "";
            default:
                return word.StartsWith('#') ? "" : null;
        }
    }

    private static string Switch(string value, IReadOnlyList<string> parts)
    {
        var falls = false;
        var otherwise = "";
        foreach (var part in parts.Skip(1))
        {
            var equals = part.IndexOf('=');
            var key = (equals < 0 ? part : part[..equals]).Trim();
            falls |= key == value;
            if (equals < 0)
                otherwise = key;
            else if (falls)
                return part[(equals + 1)..].Trim();
            else if (key == "#default")
                otherwise = part[(equals + 1)..].Trim();
        }

        return otherwise;
    }
}
