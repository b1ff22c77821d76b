using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.Platform.Text;

/// <summary>
/// Reads HTML as a browser does and writes again only what <see cref="SafeHtml"/> allows, tag by tag, so that nothing passes
/// that was not meant to. On the way it numbers the headings without gaps from h2 and gives them ids. One use only.
/// </summary>
/// <param name="mark">Tells the footnotes of this text from those of its neighbours on a page.</param>
internal sealed class Cleaner(string mark)
{
    private const int DeepestKept = 80;
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    private readonly StringBuilder html = new();
    private readonly HeadingPath headings = new();
    private readonly Tags tags = new(mark);

    private sealed class Open(INode node, string? close)
    {
        public INode Node => node;
        public string? Close => close;
        public int Next { get; set; }
    }

    public string Clean(string unsafeHtml)
    {
        using var document = Parser.ParseDocument("");
        var body = document.Body!;
        var top = document.CreateElement("body");
        foreach (var node in Parser.ParseFragment(unsafeHtml, body).ToArray())
            top.AppendChild(node);
        Walk(top);
        return html.ToString().Trim();
    }

    // A stack of our own: hostile depth must not become the thread's.
    private void Walk(INode top)
    {
        var path = new Stack<Open>();
        path.Push(new Open(top, null));
        while (path.TryPeek(out var open))
        {
            var children = open.Node.ChildNodes;
            if (open.Next >= children.Length)
            {
                path.Pop();
                html.Append(open.Close);
                continue;
            }
            switch (children[open.Next++])
            {
                case IText text:
                    Escape(html, text.Data, attribute: false);
                    break;
                case IElement element when Enter(element, path.Count) is { } entered:
                    path.Push(entered);
                    break;
            }
        }
    }

    private Open? Enter(IElement element, int depth)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri)
            return null;
        if (name == "input")
        {
            tags.TaskBox(element, html);
            return null;
        }
        if (SafeHtml.Dropped.Contains(name))
            return null;
        if (!SafeHtml.Kept.Contains(name) || depth > DeepestKept)
            return new Open(element, null);
        if (SafeHtml.Void.Contains(name))
        {
            tags.Void(element, html);
            return null;
        }
        if (name is ['h', >= '1' and <= '6'])
            return new Open(element, OpenHeading(element));
        return new Open(element, tags.Start(element, html, headings.Last));
    }

    private string OpenHeading(IElement element)
    {
        var text = Squeeze(element.TextContent);
        var level = headings.Enter(text, element.LocalName[1] - '0');
        var id = tags.HeadingId(text);
        if (id.Length == 0)
        {
            html.Append($"<h{level}>");
            return $"</h{level}>";
        }
        html.Append($"<h{level} id=\"{id}\">");
        var label = new StringBuilder();
        Escape(label, text, attribute: true);
        return $" <a class=\"anchor\" href=\"#{id}\" aria-label=\"§ {label}\">#</a></h{level}>";
    }

    internal static string Squeeze(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static void Escape(StringBuilder into, ReadOnlySpan<char> text, bool attribute)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&':
                    into.Append("&amp;");
                    break;
                case '<':
                    into.Append("&lt;");
                    break;
                case '>':
                    into.Append("&gt;");
                    break;
                case '"' when attribute:
                    into.Append("&quot;");
                    break;
                case '\0':
                    break;
                default:
                    into.Append(c);
                    break;
            }
        }
    }
}
