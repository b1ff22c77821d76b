using System.Text;
using AngleSharp.Dom;

namespace Parvis.Platform.Text;

/// <summary>Writes the opening tag of an element that is kept, with the few attributes that may stay, and says how it ends.</summary>
internal sealed class Tags(string mark)
{
    // Ids of the pages themselves: no heading may take them.
    private static readonly string[] Reserved = ["contenu", "q", "t", "f", "l", "texts", "reponses"];

    private readonly Dictionary<string, int> ids = Reserved.ToDictionary(id => id, _ => 0);

    public string Start(IElement element, StringBuilder html, string heading)
    {
        var name = element.LocalName;
        switch (name)
        {
            case "a":
                return Link(element, html);
            case "table":
                html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"group\"");
                Attribute(html, "aria-label", heading.Length > 0 ? heading : "Tableau");
                html.Append("><table>");
                return "</table></div>";
            case "th" when string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img") is null:
                html.Append("<td");
                Cell(element, html);
                return "</td>";
            case "td" or "th":
                html.Append('<').Append(name);
                Cell(element, html);
                return $"</{name}>";
            default:
                html.Append('<').Append(name);
                Attributes(element, html);
                html.Append('>');
                return $"</{name}>";
        }
    }

    public void Void(IElement element, StringBuilder html)
    {
        if (element.LocalName != "img")
        {
            html.Append('<').Append(element.LocalName).Append('>');
            return;
        }
        var alt = element.GetAttribute("alt") ?? "";
        var source = SafeHtml.Address(element.GetAttribute("src"));
        if (OwnPictures.SizeOf(source) is var (width, height))
        {
            html.Append("<img");
            Attribute(html, "src", source!);
            Attribute(html, "alt", alt);
            Attribute(html, "width", width);
            Attribute(html, "height", height);
            html.Append(" loading=\"lazy\" decoding=\"async\">");
        }
        else if (source is not null && SafeHtml.IsOutside(source) && element.Closest("a") is null)
        {
            html.Append("<a");
            Attribute(html, "href", source);
            html.Append(" rel=\"nofollow ugc\">");
            Cleaner.Escape(html, alt.Length > 0 ? alt : source, attribute: false);
            html.Append("</a>");
        }
        else
        {
            Cleaner.Escape(html, alt, attribute: false);
        }
    }

    /// <summary>The box of a task list; a box that nobody may tick is a picture with a word.</summary>
    public void TaskBox(IElement element, StringBuilder html)
    {
        if (element.GetAttribute("type") != "checkbox")
            return;
        html.Append(
            element.HasAttribute("checked")
                ? "<span role=\"img\" aria-label=\"fait\">☑</span>"
                : "<span role=\"img\" aria-label=\"à faire\">☐</span>"
        );
    }

    /// <summary>An id for this heading that no other on the page has, or empty.</summary>
    public string HeadingId(string text)
    {
        var id = Slug.OfHeading(text);
        if (id.Length == 0)
            return "";
        if (ids.TryAdd(id, 0))
            return id;
        string numbered;
        do numbered = $"{id}-{++ids[id]}";
        while (!ids.TryAdd(numbered, 0));
        return numbered;
    }

    private string Link(IElement element, StringBuilder html)
    {
        var href = SafeHtml.Address(element.GetAttribute("href"));
        if (href is null)
            return "";
        html.Append("<a");
        Attribute(html, "href", WithOwnFragment(href));
        if (SafeHtml.IsOutside(href))
            html.Append(" rel=\"nofollow ugc\"");
        if (element.ClassName is "footnote-ref" or "footnote-back-ref")
            Note(element, html);
        html.Append('>');
        return "</a>";
    }

    // The id that a heading of ours has, whatever the accents and the spaces it is called with.
    private string WithOwnFragment(string href)
    {
        var hash = href is ['#', ..] or ['/', not '/', ..] ? href.IndexOf('#') : -1;
        return hash < 0 ? href : $"{href[..hash]}#{Fragment(href[(hash + 1)..])}";
    }

    private void Note(IElement element, StringBuilder html)
    {
        if (IsNote(element.Id))
            Attribute(html, "id", Fragment(element.Id!));
        // The arrow back says nothing to the ear.
        if (element.ClassName == "footnote-back-ref")
            Attribute(html, "aria-label", "↑");
    }

    private void Attributes(IElement element, StringBuilder html)
    {
        switch (element.LocalName)
        {
            case "ol":
                Number(element, html, "start", 1_000_000);
                break;
            case "li" when IsNote(element.Id):
                Attribute(html, "id", Fragment(element.Id!));
                break;
            case "ul" when element.ClassName == "contains-task-list":
                html.Append(" class=\"tasks\"");
                break;
            case "div" when element.ClassName == "footnotes":
                html.Append(" class=\"footnotes\"");
                break;
            case "abbr" or "dfn" when element.GetAttribute("title") is { Length: > 0 and < 300 } title:
                Attribute(html, "title", title);
                break;
            case "time" when element.GetAttribute("datetime") is { Length: > 0 and < 40 } at:
                Attribute(html, "datetime", at);
                break;
        }
    }

    private static void Cell(IElement cell, StringBuilder html)
    {
        Number(cell, html, "colspan", 100);
        Number(cell, html, "rowspan", 100);
        if (cell.GetAttribute("style")?.Contains("right", StringComparison.OrdinalIgnoreCase) == true)
            html.Append(" class=\"r\"");
        html.Append('>');
    }

    private string Fragment(string fragment) =>
        IsNote(fragment)
            ? fragment.Replace("fn", "n" + mark, StringComparison.Ordinal).Replace(':', '-')
            : Slug.OfHeading(Uri.UnescapeDataString(fragment));

    private static bool IsNote(string? id) =>
        id is { Length: < 40 }
        && (id.StartsWith("fn:", StringComparison.Ordinal) || id.StartsWith("fnref:", StringComparison.Ordinal))
        && id.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-');

    private static void Number(IElement element, StringBuilder html, string name, int most)
    {
        if (int.TryParse(element.GetAttribute(name), out var number) && number >= 0 && number <= most)
            Attribute(html, name, number.ToString());
    }

    private static void Attribute(StringBuilder html, string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"");
        Cleaner.Escape(html, value, attribute: true);
        html.Append('"');
    }
}
