using System.Text;

namespace Parvis.Language.Index;

/// <summary>A rough spelling by ear of folded French words: ph and f, qu and k, eau and o, doubled and silent letters…</summary>
internal static class Sound
{
    private static readonly (string Written, string Heard)[] Rules =
    [
        ("eaux", "o"),
        ("eau", "o"),
        ("aux", "o"),
        ("au", "o"),
        ("ain", "1"),
        ("ein", "1"),
        ("aim", "1"),
        ("in", "1"),
        ("im", "1"),
        ("an", "2"),
        ("am", "2"),
        ("en", "2"),
        ("em", "2"),
        ("ai", "e"),
        ("ei", "e"),
        ("er", "e"),
        ("ez", "e"),
        ("ph", "f"),
        ("qu", "k"),
        ("sch", "x"),
        ("ch", "x"),
        ("th", "t"),
        ("rh", "r"),
        ("ce", "se"),
        ("ci", "si"),
        ("sc", "s"),
        ("ge", "je"),
        ("gi", "ji"),
        ("gu", "g"),
        ("c", "k"),
        ("q", "k"),
        ("y", "i"),
        ("z", "s"),
        ("h", ""),
    ];

    /// <summary>The sound in 32 bits (FNV-1a): equal for words that sound alike, hardly ever for others.</summary>
    public static uint KeyOf(string word)
    {
        var key = 2166136261u;
        foreach (var c in Of(word))
            key = (key ^ c) * 16777619u;
        return key;
    }

    public static string Of(string word)
    {
        var heard = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; )
        {
            var (taken, sound) = At(word, i);
            foreach (var c in sound)
                if (heard.Length == 0 || heard[^1] != c)
                    heard.Append(c);
            i += taken;
        }
        while (heard.Length > 2 && heard[^1] is 's' or 't' or 'x' or 'd' or 'e')
            heard.Length--;
        return heard.ToString();
    }

    private static (int Taken, string Sound) At(string word, int at)
    {
        foreach (var (written, heard) in Rules)
            if (string.CompareOrdinal(word, at, written, 0, written.Length) == 0 && !IsOpen(word, at, written))
                return (written.Length, heard);
        return (1, word[at].ToString());
    }

    // « an » before a vowel or another n is not the nasal one: « anatomie », « année ».
    private static bool IsOpen(string word, int at, string written) =>
        written[^1] is 'n' or 'm'
        && at + written.Length < word.Length
        && word[at + written.Length] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'n' or 'm' or 'h';
}
