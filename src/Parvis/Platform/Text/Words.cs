using Parvis.Language.Text;

namespace Parvis.Platform.Text;

/// <summary>Small questions about words that people wrote.</summary>
internal static class Words
{
    public static int Count(string text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter && !inside)
                count++;
            inside = letter || (inside && c is '\'' or '’' or '-');
        }
        return count;
    }

    /// <summary>A text that fits its column, never cut inside a character.</summary>
    public static string Fit(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    public static Tongue TongueOf(string? given, string text) =>
        given is ['e', 'n', ..] ? Tongue.English
        : given is ['f', 'r', ..] ? Tongue.French
        : LanguageGuess.Of(text);
}
