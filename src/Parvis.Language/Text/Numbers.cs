namespace Parvis.Language.Text;

/// <summary>Numbers written in groups (10 000, 1 234 567) or with decimals (2,7) are one word.</summary>
internal static class Numbers
{
    /// <summary>Where the number that starts here ends, when it is one and no letter touches it.</summary>
    public static bool TryMeasure(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        if (!char.IsAsciiDigit(text[start]))
            return false;
        end = Digits(text, start);
        if (end < text.Length && Letters.InWord(text[end]))
            return false;
        if (end - start <= 3 && text[start] != '0')
            while (IsGroup(text, end))
                end += 4;
        if (end + 1 < text.Length && text[end] is ',' or '.' && char.IsAsciiDigit(text[end + 1]))
        {
            var after = Digits(text, end + 1);
            if (after >= text.Length || !Letters.InWord(text[after]))
                end = after;
        }
        return true;
    }

    /// <summary>What remains of a unit: spaces go, the comma is a dot.</summary>
    public static char Keep(char c) =>
        c switch
        {
            ',' => '.',
            ' ' or '\u00A0' or '\u202F' or '\u2009' => '\0',
            _ => c,
        };

    private static int Digits(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
            from++;
        return from;
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int at) =>
        at + 3 < text.Length
        && text[at] is ' ' or '\u00A0' or '\u202F' or '\u2009'
        && Digits(text, at + 1) == at + 4
        && (at + 4 == text.Length || !Letters.InWord(text[at + 4]));
}
