namespace Parvis.Language.Text;

/// <summary>Single letters with dots between them are one word: S.A.R.L. and SARL are the same.</summary>
internal static class Acronyms
{
    /// <summary>Where the dotted acronym that starts here ends (its last dot left out), when it is one.</summary>
    public static bool TryMeasure(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        var letters = 0;
        for (var i = start; IsLoneLetter(text, i); i += 2)
        {
            letters++;
            end = i + 1;
            if (end >= text.Length || text[end] != '.')
                break;
        }
        return letters >= 2 && end - start == 2 * letters - 1;
    }

    public static char Keep(char c) => c == '.' ? '\0' : c;

    private static bool IsLoneLetter(ReadOnlySpan<char> text, int i) =>
        i < text.Length
        && Letters.Of(text[i]) == Letters.Kind.Letter
        && (
            i + 1 >= text.Length || !(Letters.InWord(text[i + 1]) || Letters.Of(text[i + 1]) == Letters.Kind.Surrogate)
        );
}
