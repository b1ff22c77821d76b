namespace Parvis.Language.Index;

/// <summary>
/// An immutable part of the index. Postings: for each word, how many passages hold it, then each as a distance from the one
/// before and what it holds (see <see cref="Held"/>). Words: for each passage, its words in order, field after field, which
/// gives positions, vectors and feedback at one price.
/// </summary>
internal sealed class Segment
{
    public required int Number { get; init; }
    public required int[] Terms { get; init; }
    public required int[] PostingsAt { get; init; }
    public required byte[] Postings { get; init; }
    public required IKeptBytes Words { get; init; }
    public required int[] WordsAt { get; init; }
    public required long[] Ids { get; init; }
    public required long[] Documents { get; init; }

    public required SortedColumn<long> ById { get; init; }

    /// <summary>The scopes that occur, and for each passage which of them is its own.</summary>
    public required long[] Scopes { get; init; }
    public required ushort[] ScopeOf { get; init; }

    /// <summary>The lengths of the four fields, see <see cref="FieldLengths"/>.</summary>
    public required uint[] Lengths { get; init; }

    /// <summary>A key of each title; passages of one title are counted.</summary>
    public required ulong[] Titles { get; init; }
    public required SortedColumn<ulong> ByTitle { get; init; }
    public required int[] CareDays { get; init; }

    /// <summary>The stage, and in the highest bit whether the passage was accepted.</summary>
    public required byte[] Stages { get; init; }

    public int Count => Ids.Length;

    /// <summary>The words of a passage, which may lie in <paramref name="room"/>.</summary>
    public ReadOnlySpan<byte> WordsOf(int passage, ref byte[] room)
    {
        var (start, next) = (WordsAt[passage], passage + 1);
        return Words.Read(start, (next < Count ? WordsAt[next] : Words.Length) - start, ref room);
    }

    /// <summary>Where the postings of a word begin, or -1.</summary>
    public int Find(int term)
    {
        var at = Array.BinarySearch(Terms, term);
        return at < 0 ? -1 : PostingsAt[at];
    }
}

/// <summary>What a passage holds of a word in eight bits: in title, heading, tags (one bit each), how often in the body (five).</summary>
internal static class Held
{
    public const byte InTitle = 1;
    public const byte InHeading = 2;
    public const byte InTags = 4;
    public const byte OnceInBody = 1 << 3;
    private const int MostInBody = 31;

    public static byte AddBody(byte held) => held >> 3 == MostInBody ? held : (byte)(held + OnceInBody);

    public static int InBody(byte held) => held >> 3;

    public static bool IsInBodyOnly(byte held) => (held & (InTitle | InHeading | InTags)) == 0;
}

/// <summary>Four field lengths in 32 bits: short fields as they are up to 255, the body on a scale that is exact up to 64.</summary>
internal static class FieldLengths
{
    public static uint Pack(int title, int heading, int tags, int body) =>
        (uint)Math.Min(title, 255)
        | (uint)Math.Min(heading, 255) << 8
        | (uint)Math.Min(tags, 255) << 16
        | (uint)CodeOf(body) << 24;

    public static int Title(uint lengths) => (int)(lengths & 255);

    public static int Heading(uint lengths) => (int)(lengths >> 8 & 255);

    public static int Tags(uint lengths) => (int)(lengths >> 16 & 255);

    public static int BodyCode(uint lengths) => (int)(lengths >> 24);

    /// <summary>The length that a code of the body stands for: sixteen steps for each doubling above 64.</summary>
    public static double BodyOf(int code) => Bodies[code];

    private static readonly double[] Bodies =
    [
        .. Enumerable.Range(0, 256).Select(code => code <= 64 ? code : 64 * Math.Pow(2, (code - 64) / 16.0)),
    ];

    private static int CodeOf(int length) =>
        length <= 64 ? length : Math.Min(255, 64 + (int)Math.Round(16 * Math.Log2(length / 64.0)));
}
