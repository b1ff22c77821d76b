using System.Globalization;
using System.Text;
using Parvis.Language.Text;

namespace Parvis.Platform.Text;

/// <summary>The readable end of an address.</summary>
public static class Slug
{
    private const int Longest = 80;

    /// <summary>
    /// Words of <paramref name="title"/> in a-z and 0-9 with hyphens between, at most 80 characters, cut between two words:
    /// « Réserver la découpeuse » gives <c>reserver-la-decoupeuse</c>. Never empty; a title without any such letter gives
    /// <paramref name="otherwise"/>.
    /// </summary>
    public static string Of(string title, string otherwise = "sans-titre")
    {
        // A title may be hostile: what lies far beyond the cut is never looked at.
        var slug = Words(title.AsSpan(0, Math.Min(title.Length, Longest * 8)), keepUnderscores: false);
        if (slug.Length == 0)
            return otherwise;
        if (slug.Length <= Longest)
            return slug;
        var cut = slug.LastIndexOf('-', Longest);
        return slug[..(cut > Longest / 2 ? cut : Longest)];
    }

    /// <summary>The id of a heading, as GitHub makes it, accents folded. Empty when nothing is left.</summary>
    internal static string OfHeading(ReadOnlySpan<char> text) =>
        Words(text[..Math.Min(text.Length, 200)], keepUnderscores: true);

    private static string Words(ReadOnlySpan<char> text, bool keepUnderscores)
    {
        var slug = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in Folding.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(c) || (c == '_' && keepUnderscores))
            {
                if (gap && slug.Length > 0)
                    slug.Append('-');
                gap = false;
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                gap = true;
            }
        }
        return slug.ToString();
    }
}
