using DiffPlex;

namespace Parvis.Platform.Text;

/// <summary>What became of a piece of a text.</summary>
public enum Fate
{
    Same,
    Gone,
    Came,
}

/// <param name="Lines">Of an unchanged stretch that is not shown, how many lines; 0: it is shown.</param>
public sealed record DifferencePiece(Fate Fate, string Text, int Lines = 0);

/// <summary>Two versions of a text, word by word, with only some lines around each change.</summary>
public static class TextDifference
{
    private const int LinesAround = 2;

    // Comparing costs the product of both lengths in the worst case: beyond this, a stretch is shown as gone and come.
    private const int MostLines = 4_000;
    private const int MostWords = 4_000;

    private static readonly Differ Differ = new();

    private sealed record Block(int FromA, int CountA, int FromB, int CountB);

    public static IReadOnlyList<DifferencePiece> Between(string before, string after)
    {
        var (a, b) = (Lines(before), Lines(after));
        var pieces = new List<DifferencePiece>();
        var at = 0;
        foreach (var block in Blocks(a, b, MostLines))
        {
            Unchanged(pieces, a[at..block.FromA], first: at == 0, last: false);
            Changed(
                pieces,
                string.Concat(a[block.FromA..(block.FromA + block.CountA)]),
                string.Concat(b[block.FromB..(block.FromB + block.CountB)])
            );
            at = block.FromA + block.CountA;
        }
        Unchanged(pieces, a[at..], first: at == 0, last: true);
        return pieces;
    }

    private static void Unchanged(List<DifferencePiece> pieces, string[] lines, bool first, bool last)
    {
        var (head, tail) = (first ? 0 : LinesAround, last ? 0 : LinesAround);
        if (lines.Length <= head + tail + 1)
        {
            Add(pieces, Fate.Same, string.Concat(lines));
            return;
        }
        Add(pieces, Fate.Same, string.Concat(lines[..head]));
        pieces.Add(
            new DifferencePiece(Fate.Same, "", string.Concat(lines[head..^tail]).AsSpan().TrimEnd('\n').Count('\n') + 1)
        );
        Add(pieces, Fate.Same, string.Concat(lines[^tail..]));
    }

    private static void Changed(List<DifferencePiece> pieces, string before, string after)
    {
        var (a, b) = (Words(before), Words(after));
        var at = 0;
        foreach (var block in Blocks(a, b, MostWords))
        {
            Add(pieces, Fate.Same, string.Concat(a[at..block.FromA]));
            Add(pieces, Fate.Gone, string.Concat(a[block.FromA..(block.FromA + block.CountA)]));
            Add(pieces, Fate.Came, string.Concat(b[block.FromB..(block.FromB + block.CountB)]));
            at = block.FromA + block.CountA;
        }
        Add(pieces, Fate.Same, string.Concat(a[at..]));
    }

    private static void Add(List<DifferencePiece> pieces, Fate fate, string text)
    {
        if (text.Length > 0)
            pieces.Add(new DifferencePiece(fate, text));
    }

    // What both begin and end with is put aside first: of a long text one mostly changes a little.
    private static IEnumerable<Block> Blocks(string[] a, string[] b, int most)
    {
        var start = a.AsSpan().CommonPrefixLength(b);
        var end = 0;
        while (end < Math.Min(a.Length, b.Length) - start && a[^(end + 1)] == b[^(end + 1)])
            end++;
        var (left, right) = (a[start..^end], b[start..^end]);
        if (left.Length == 0 && right.Length == 0)
            return [];
        if (left.Length == 0 || right.Length == 0 || left.Length + right.Length > most)
            return [new Block(start, left.Length, start, right.Length)];
        // Each different line or word becomes one line of its own, told by its number.
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        string Numbered(string[] parts) =>
            string.Join('\n', parts.Select(part => known.TryGetValue(part, out var n) ? n : known[part] = known.Count));
        return Differ
            .CreateLineDiffs(Numbered(left), Numbered(right), ignoreWhitespace: false)
            .DiffBlocks.Select(block => new Block(
                start + block.DeleteStartA,
                block.DeleteCountA,
                start + block.InsertStartB,
                block.InsertCountB
            ));
    }

    // A line with the empty ones after it: those alone are everywhere, and would be taken for what stayed.
    private static string[] Lines(string text) => Parts(text, (here, next) => here == '\n' && next != '\n');

    // A word with the spaces after it.
    private static string[] Words(string text) =>
        Parts(text, (here, next) => here == '\n' || (char.IsWhiteSpace(here) && !char.IsWhiteSpace(next)));

    private static string[] Parts(string text, Func<char, char, bool> ends)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!ends(text[i], i + 1 < text.Length ? text[i + 1] : '.'))
                continue;
            parts.Add(text[start..(i + 1)]);
            start = i + 1;
        }
        if (start < text.Length)
            parts.Add(text[start..]);
        return [.. parts];
    }
}
