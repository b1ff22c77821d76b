namespace Parvis.Language.Index;

/// <summary>
/// A word made ready to be compared with many. Damerau-Levenshtein distance with adjacent letters swapped once (optimal string
/// alignment), a whole column of its table at a time as the bits of one number (Hyyrö 2003).
/// </summary>
internal sealed class WrittenWord
{
    private const int LongestCompared = 32;
    private const int Ascii = 128;

    private readonly string _word;
    private readonly ulong[] _placesOf = new ulong[Ascii];

    public WrittenWord(string word)
    {
        _word = word;
        for (var i = 0; i < Math.Min(word.Length, LongestCompared); i++)
            if (word[i] < Ascii)
                _placesOf[word[i]] |= 1UL << i;
    }

    public char First => _word[0];

    /// <summary>The distance, or <paramref name="most"/> + 1 when it is more than <paramref name="most"/>.</summary>
    public int DistanceTo(ReadOnlySpan<char> other, int most)
    {
        if (
            Math.Abs(_word.Length - other.Length) > most
            || _word.Length > LongestCompared
            || other.Length > LongestCompared
        )
            return most + 1;
        ulong more = ulong.MaxValue,
            less = 0,
            diagonal = 0,
            before = 0;
        var (last, distance) = (_word.Length - 1, _word.Length);
        for (var i = 0; i < other.Length; i++)
        {
            var places = PlacesOf(other[i]);
            var swapped = ((~diagonal & places) << 1) & before;
            diagonal = (((places & more) + more) ^ more) | places | less | swapped;
            var (up, down) = (less | ~(diagonal | more), diagonal & more);
            distance += (int)(up >> last & 1) - (int)(down >> last & 1);
            // Each letter that is left brings the distance down by one at most.
            if (distance - (other.Length - 1 - i) > most)
                return most + 1;
            (up, down, before) = (up << 1 | 1, down << 1, places);
            (more, less) = (down | ~(diagonal | up), up & diagonal);
        }
        return Math.Min(distance, most + 1);
    }

    private ulong PlacesOf(char letter)
    {
        if (letter < Ascii)
            return _placesOf[letter];
        var places = 0UL;
        for (var i = 0; i < _word.Length; i++)
            if (_word[i] == letter)
                places |= 1UL << i;
        return places;
    }
}
