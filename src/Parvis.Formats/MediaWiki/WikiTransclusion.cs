using System.Text;

namespace Parvis.Formats.MediaWiki;

/// <summary>The part of a template's page that goes into the pages which use it.</summary>
internal static class WikiTransclusion
{
    public static string Body(string text)
    {
        var only = new StringBuilder();
        for (var at = 0; Between(text, "onlyinclude", ref at) is { } part; )
            only.Append(part);
        if (only.Length > 0)
            return only.ToString();

        var body = new StringBuilder();
        var from = 0;
        while (true)
        {
            var start = text.IndexOf("<noinclude>", from, StringComparison.OrdinalIgnoreCase);
            var end = start < 0 ? -1 : text.IndexOf("</noinclude>", start, StringComparison.OrdinalIgnoreCase);
            body.Append(text, from, (start < 0 ? text.Length : start) - from);
            if (end < 0)
                break;
            from = end + "</noinclude>".Length;
        }

        return body.ToString()
            .Replace("<includeonly>", "", StringComparison.OrdinalIgnoreCase)
            .Replace("</includeonly>", "", StringComparison.OrdinalIgnoreCase)
            .Trim('\n');
    }

    private static string? Between(string text, string tag, ref int at)
    {
        var start = text.IndexOf($"<{tag}>", at, StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : text.IndexOf($"</{tag}>", start, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
            return null;
        at = end;
        return text[(start + tag.Length + 2)..end];
    }
}
