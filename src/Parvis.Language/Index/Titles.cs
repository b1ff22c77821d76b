using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>Whole titles as 64-bit keys: a title tells something of a passage only where few documents bear it.</summary>
internal static class Titles
{
    private const int MostCounted = 16;
    private const int LongestRead = 200;

    /// <summary>FNV-1a of the folded title; 0 when there is none.</summary>
    public static ulong KeyOf(string title)
    {
        if (title.Length == 0)
            return 0;
        var key = 14695981039346656037UL;
        foreach (var c in Folding.Fold(title.AsSpan(0, Math.Min(title.Length, LongestRead))))
            key = (key ^ c) * 1099511628211UL;
        return key | 1;
    }

    /// <summary>1 when one visible document bears this title, a half when two do… 0 without a title.</summary>
    public static double TellingOf(ulong title, Sight sight)
    {
        if (title == 0)
            return 0;
        var documents = new HashSet<long>();
        foreach (var part in sight.Parts)
            if (!part.IsBlind)
                AddDocuments(title, part, documents);
        return 1.0 / Math.Clamp(documents.Count, 1, MostCounted);
    }

    private static void AddDocuments(ulong title, Sight.Part part, HashSet<long> documents)
    {
        foreach (var passage in part.Segment.ByTitle.PlacesOf(title))
        {
            if (documents.Count == MostCounted)
                return;
            if (part.Sees(passage))
                documents.Add(part.Segment.Documents[passage]);
        }
    }
}
