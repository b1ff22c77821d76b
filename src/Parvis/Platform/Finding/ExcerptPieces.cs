using Parvis.Language.Highlights;

namespace Parvis.Platform.Finding;

public static class ExcerptPieces
{
    /// <summary>The excerpt cut where marks begin and end, in order: every showing of it writes these pieces.</summary>
    public static IEnumerable<(string Text, bool Marked)> Pieces(this Excerpt excerpt)
    {
        var at = 0;
        foreach (var mark in excerpt.Marks)
        {
            if (mark.Start > at)
                yield return (excerpt.Text[at..mark.Start], false);
            yield return (excerpt.Text.Substring(mark.Start, mark.Length), true);
            at = mark.Start + mark.Length;
        }
        if (at < excerpt.Text.Length)
            yield return (excerpt.Text[at..], false);
    }
}
