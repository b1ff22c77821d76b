namespace Parvis.Platform.Text;

/// <summary>The headings that one is under, while a document is walked through.</summary>
internal sealed class HeadingPath
{
    private readonly List<(int Level, string Title)> path = [];

    public IReadOnlyList<string> Titles => [.. path.Select(heading => heading.Title)];

    /// <summary>The heading that one is under, or empty.</summary>
    public string Last => path is [.., var last] ? last.Title : "";

    /// <summary>Goes under a heading and gives the level at which it is shown: from 2, without gaps.</summary>
    public int Enter(string title, int level)
    {
        while (path is [.., var last] && last.Level >= level)
            path.RemoveAt(path.Count - 1);
        path.Add((level, title));
        return Math.Min(path.Count + 1, 6);
    }
}
