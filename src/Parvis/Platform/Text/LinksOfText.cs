using System.Text;

namespace Parvis.Platform.Text;

/// <summary>
/// Links of a clean text to our own pages, which depend on the language it is read in and on what exists for this reader,
/// so they are resolved after the text is taken from the store. Clean HTML writes each as <c>&lt;a href="/…</c>, and nothing else
/// can look like it.
/// </summary>
public static class LinksOfText
{
    private const string Start = "<a href=\"/";

    /// <summary>The last parts of the addresses under <paramref name="root"/> (<c>/jardin/</c>) that the text links to.</summary>
    public static IReadOnlyCollection<string> Under(string root, string html)
    {
        HashSet<string>? found = null;
        var needle = Start + root[1..];
        for (var at = html.IndexOf(needle, StringComparison.Ordinal); at >= 0; )
        {
            var from = at + needle.Length;
            var end = html.AsSpan(from).IndexOfAny('"', '#', '?');
            if (end > 0)
                (found ??= []).Add(html.Substring(from, end).TrimEnd('/'));
            at = html.IndexOf(needle, from, StringComparison.Ordinal);
        }
        return found is null ? [] : found;
    }

    /// <summary>
    /// The same text with <paramref name="prefix"/> (« /en ») before its own paths, and the links to
    /// <paramref name="missing"/> parts under <paramref name="root"/> marked as such.
    /// </summary>
    public static string Resolve(string html, string prefix, string root, IReadOnlySet<string> missing)
    {
        if (prefix.Length == 0 && missing.Count == 0)
            return html;
        var at = html.IndexOf(Start, StringComparison.Ordinal);
        if (at < 0)
            return html;
        var resolved = new StringBuilder(html.Length + 256);
        var copied = 0;
        for (; at >= 0; at = html.IndexOf(Start, at + 1, StringComparison.Ordinal))
        {
            var from = at + Start.Length - 1;
            var end = html.IndexOf('"', from);
            if (end < 0 || html[from + 1] == '/')
                continue;
            resolved.Append(html, copied, at - copied);
            var path = html.AsSpan(from, end - from);
            if (IsMissing(path, root, missing))
                resolved.Append("<a class=\"missing\" href=\"");
            else
                resolved.Append("<a href=\"");
            resolved.Append(prefix).Append(path);
            copied = end;
        }
        return resolved.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool IsMissing(ReadOnlySpan<char> path, string root, IReadOnlySet<string> missing)
    {
        if (missing.Count == 0 || !path.StartsWith(root))
            return false;
        var slug = path[root.Length..];
        var end = slug.IndexOfAny('#', '?');
        return missing.Contains((end < 0 ? slug : slug[..end]).TrimEnd('/').ToString());
    }
}
