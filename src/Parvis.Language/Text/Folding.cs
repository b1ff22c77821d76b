using System.Buffers;

namespace Parvis.Language.Text;

/// <summary>
/// Folding for search: lower case, no accents, ligatures and wide forms spelt out. Composed and decomposed input give the
/// same result. Our own table (see <see cref="FoldingTable"/>), because the program runs without ICU.
/// </summary>
public static class Folding
{
    /// <summary>No character folds to more than this many.</summary>
    public const int Widest = 4;

    private const char Several = '\uFFFF';
    private const char Nothing = '\0';

    private static readonly char[] Single = new char[char.MaxValue + 1];
    private static readonly Dictionary<char, string> Multiple = Fill();

    /// <summary>Folds a text; what separates words is kept as it is.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var room = ArrayPool<char>.Shared.Rent(text.Length * Widest + Widest);
        var length = Fold(text, room);
        var folded = new string(room, 0, length);
        ArrayPool<char>.Shared.Return(room);
        return folded;
    }

    /// <summary>Folds into <paramref name="into"/>, stops when it is full, and says how many characters were written.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> into)
    {
        var length = 0;
        for (var i = 0; i < text.Length && length + Widest <= into.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                length += FoldPair(c, text[++i], into[length..]);
            else
                length += FoldOne(c, into[length..]);
        }
        return length;
    }

    internal static int FoldOne(char c, Span<char> into)
    {
        var single = Single[c];
        if (single == Nothing)
            return 0;
        if (single != Several)
        {
            into[0] = single;
            return 1;
        }
        if (IsHangul(c))
            return FoldHangul(c, into);
        var several = Multiple[c];
        several.CopyTo(into);
        return several.Length;
    }

    /// <summary>Mathematical letters and digits (bold, script, fraktur…) fold to the plain ones; other planes lose case only.</summary>
    internal static int FoldPair(char high, char low, Span<char> into)
    {
        var code = char.ConvertToUtf32(high, low);
        if (code is >= 0x1D400 and <= 0x1D6A3)
            into[0] = (char)('a' + (code - 0x1D400) % 26);
        else if (code is >= 0x1D7CE and <= 0x1D7FF)
            into[0] = (char)('0' + (code - 0x1D7CE) % 10);
        else
            return System.Text.Rune.ToLowerInvariant(new System.Text.Rune(code)).EncodeToUtf16(into);
        return 1;
    }

    private static Dictionary<char, string> Fill()
    {
        var several = new Dictionary<char, string>();
        for (var c = 0; c <= char.MaxValue; c++)
            Single[c] = Letters.IsSilentMark((char)c) ? Nothing : char.ToLowerInvariant((char)c);
        for (var c = '\uAC00'; c <= '\uD7A3'; c++)
            Single[c] = Several;
        foreach (var entry in FoldingTable.Entries.Split('|'))
        {
            var (target, sources) = (entry[..entry.IndexOf(' ')], entry[(entry.IndexOf(' ') + 1)..]);
            foreach (var c in sources)
            {
                Single[c] = target.Length == 1 ? target[0] : Several;
                if (target.Length > 1)
                    several[c] = target;
            }
        }
        // Capitals whose lower case has an entry of its own follow it.
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var lower = char.ToLowerInvariant((char)c);
            if (lower == c || IsHangul((char)c) || Single[c] != lower)
                continue;
            Single[c] = Single[lower];
            if (several.TryGetValue(lower, out var target))
                several[(char)c] = target;
        }
        // No simple lower case in the tables of the runtime, yet everyday letters.
        (Single['\u0130'], Single['\u1E9E'], several['\u1E9E']) = ('i', Several, "ss");
        return several;
    }

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    /// <summary>Hangul syllables come apart by arithmetic (The Unicode Standard, 3.12).</summary>
    private static int FoldHangul(char c, Span<char> into)
    {
        var index = c - '\uAC00';
        into[0] = (char)('\u1100' + index / 588);
        into[1] = (char)('\u1161' + index % 588 / 28);
        if (index % 28 == 0)
            return 2;
        into[2] = (char)('\u11A7' + index % 28);
        return 3;
    }
}
