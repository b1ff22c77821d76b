using System.Text;

namespace Parvis.Platform.Text;

/// <summary>Collects the plain text of a document under its headings while somebody walks through it.</summary>
internal sealed class SectionWriter
{
    private readonly List<Section> sections = [];
    private readonly List<(int Level, string Title)> path = [];
    private readonly StringBuilder text = new();
    private bool inHeading;

    /// <summary>The id of the heading that one is under.</summary>
    public string Anchor { get; private set; } = "";

    /// <summary>The heading that one is under, or empty.</summary>
    public string Heading => path is [.., var last] ? last.Title : "";

    /// <summary>Begins a section and gives the level at which its heading is shown: from 2, without gaps.</summary>
    public int StartHeading(string title, int level, string anchor)
    {
        Finish();
        while (path is [.., var last] && last.Level >= level)
            path.RemoveAt(path.Count - 1);
        path.Add((level, title));
        Anchor = anchor;
        inHeading = true;
        return Math.Min(path.Count + 1, 6);
    }

    public void EndHeading() => inHeading = false;

    public void Text(string piece)
    {
        if (inHeading)
            return;
        foreach (var c in piece)
        {
            if (!char.IsWhiteSpace(c) || c is '\u00A0' or '\u202F')
                text.Append(c);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
                text.Append(' ');
        }
    }

    /// <summary>Ends the line.</summary>
    public void Break()
    {
        if (inHeading || text.Length == 0)
            return;
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    public IReadOnlyList<Section> Finish()
    {
        var body = text.ToString().Trim();
        text.Clear();
        // A heading with nothing under it is still somewhere that one can be sent to.
        if (body.Length > 0 || path.Count > 0 && sections.LastOrDefault()?.Anchor != Anchor)
            sections.Add(new Section([.. path.Select(heading => heading.Title)], Anchor, body));
        return sections;
    }
}
