using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parvis.Platform.Mail;

/// <summary>The text part of a mail, from its HTML: paragraphs, lists, and each link's address under its words.</summary>
public static class PlainText
{
    public static string Of(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        var text = new StringBuilder();
        Append(body, text);
        return Tidy(text.ToString());
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(OneLine(words.Data));
            else if (child is IElement element)
                AppendElement(element, text);
        }
    }

    private static void AppendElement(IElement element, StringBuilder text)
    {
        var isBlock = element.LocalName is "p" or "div" or "ul" or "ol" or "h1" or "h2" or "h3" or "blockquote";
        if (isBlock)
            text.Append("\n\n");
        if (element.LocalName == "br")
            text.Append('\n');
        if (element.LocalName == "li")
            text.Append("\n- ");
        Append(element, text);
        if (element.LocalName == "a" && element.GetAttribute("href") is { } href && href != element.TextContent.Trim())
            text.Append(" :\n").Append(href).Append('\n');
        if (isBlock)
            text.Append("\n\n");
    }

    private static string OneLine(string words)
    {
        var line = new StringBuilder(words.Length);
        foreach (var letter in words)
        {
            if (letter is not (' ' or '\n' or '\r' or '\t'))
                line.Append(letter);
            else if (line.Length == 0 || line[^1] != ' ')
                line.Append(' ');
        }
        return line.ToString();
    }

    // No-break spaces inside a line stay; spaces at the ends of lines and empty lines beyond one go.
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var empty = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim(' ')))
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty < 2 && (line.Length > 0 || tidy.Length > 0))
                tidy.Append(line).Append('\n');
        }
        return tidy.ToString().TrimEnd('\n') + "\n";
    }
}
