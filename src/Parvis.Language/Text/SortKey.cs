using System.Text;

namespace Parvis.Language.Text;

/// <summary>
/// A key that puts names in the order people expect (Éclair beside eclair, Salle 2 before Salle 10), to be stored beside them.
/// It is made of 0-9 and a-z only: those sort alike under every collation of SQLite and PostgreSQL.
/// </summary>
public static class SortKey
{
    private const int Longest = 100;

    /// <summary>The key: words, then a tail that tells accents and capitals apart. At most 250 characters.</summary>
    public static string Of(string text)
    {
        var key = new StringBuilder();
        var tail = new StringBuilder();
        var pendingGap = false;
        for (var i = 0; i < text.Length && key.Length < Longest; i++)
        {
            var c = text[i];
            if (Letters.Of(c) == Letters.Kind.Silent)
            {
                if (c is >= '\u0300' and <= '\u036F')
                    MarkAccent(tail);
                continue;
            }
            if (!IsWordPart(text, i))
            {
                pendingGap = key.Length > 0;
                continue;
            }
            if (pendingGap)
                key.Append('0');
            pendingGap = false;
            i += char.IsAsciiDigit(c) ? AppendNumber(text, i, key) : AppendLetter(text, i, key, tail);
        }
        while (tail.Length > 0 && tail[^1] == '0')
            tail.Length--;
        return tail.Length == 0 ? key.ToString() : key.Append("00").Append(tail).ToString();
    }

    private static bool IsWordPart(string text, int at) =>
        Letters.Of(text[at]) is Letters.Kind.Letter or Letters.Kind.Digit
        || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]));

    // A number is written with its length first, so that 9 comes before 10.
    private static int AppendNumber(string text, int at, StringBuilder key)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var digits = text.AsSpan(at, end - at).TrimStart('0');
        var size = Math.Min(digits.Length, 35);
        key.Append('1').Append((char)(size < 10 ? '0' + size : 'a' + size - 10)).Append(digits[..size]);
        return end - at - 1;
    }

    private static int AppendLetter(string text, int at, StringBuilder key, StringBuilder tail)
    {
        Span<char> folded = stackalloc char[Folding.Widest];
        var pair = char.IsHighSurrogate(text[at]);
        var length = pair ? Folding.FoldPair(text[at], text[at + 1], folded) : Folding.FoldOne(text[at], folded);
        for (var i = 0; i < length; i++)
        {
            var c = folded[i];
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
                key.Append(c);
            else
                key.Append("zz").Append(((int)c).ToString("x4"));
        }
        var isPlain = length == 1 && folded[0] == char.ToLowerInvariant(text[at]);
        if (!isPlain)
            tail.Append('1');
        else
            tail.Append('0');
        return pair ? 1 : 0;
    }

    // A combining accent says of the letter before it what a composed letter says of itself.
    private static void MarkAccent(StringBuilder tail)
    {
        if (tail.Length > 0)
            tail[^1] = '1';
    }
}
