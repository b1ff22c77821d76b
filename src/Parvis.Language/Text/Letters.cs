using System.Globalization;

namespace Parvis.Language.Text;

/// <summary>What a UTF-16 unit is to the reader of words. One table, filled once: no ICU, no culture.</summary>
internal static class Letters
{
    internal enum Kind : byte
    {
        Gap,
        Letter,
        Digit,

        /// <summary>Combining marks, zero-width and direction marks: they never end a word and leave nothing.</summary>
        Silent,
        Apostrophe,
        Hyphen,
        Surrogate,
    }

    private static readonly Kind[] Kinds = BuildKinds();

    public static Kind Of(char c) => Kinds[c];

    public static bool InWord(char c) => Kinds[c] is Kind.Letter or Kind.Digit or Kind.Silent;

    private static Kind[] BuildKinds()
    {
        var kinds = new Kind[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
            kinds[c] = Classify((char)c);
        foreach (var c in "'\u2019\u2018\u02BC\u02B9\u2032\uFF07\u00B4\u0060\u201B\u055A")
            kinds[c] = Kind.Apostrophe;
        foreach (var c in "-\u2010\u2011\u2012\uFE63\uFF0D")
            kinds[c] = Kind.Hyphen;
        return kinds;
    }

    private static Kind Classify(char c) =>
        char.GetUnicodeCategory(c) switch
        {
            _ when IsSilentMark(c) => Kind.Silent,
            UnicodeCategory.Surrogate => Kind.Surrogate,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark => Kind.Letter,
            _ => Kind.Gap,
        };

    /// <summary>Marks of Latin, Greek, Cyrillic, Hebrew and Arabic; elsewhere a mark is part of the letter.</summary>
    public static bool IsSilentMark(char c) =>
        c
            is (>= '\u0300' and <= '\u036F')
                or (>= '\u1AB0' and <= '\u1AFF')
                or (>= '\u1DC0' and <= '\u1DFF')
                or (>= '\u20D0' and <= '\u20FF')
                or (>= '\uFE20' and <= '\uFE2F')
                or (>= '\u0591' and <= '\u05BD')
                or '\u05BF'
                or '\u05C1'
                or '\u05C2'
                or '\u05C4'
                or '\u05C5'
                or '\u05C7'
                or (>= '\u064B' and <= '\u065F')
                or '\u0670'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u206F')
                or '\u00AD'
                or '\u180E'
                or '\uFEFF'
                or (>= '\uFE00' and <= '\uFE0F');
}
