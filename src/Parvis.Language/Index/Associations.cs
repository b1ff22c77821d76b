using System.Runtime.InteropServices;
using Parvis.Language.Text;

namespace Parvis.Language.Index;

/// <summary>
/// Words that the text itself ties to a rare word: those that nearly always stand in the same passages (Ochiai's coefficient of
/// the two sets of passages: Ochiai 1957; for query expansion, Peat and Willett 1991 say why only rare words may be trusted).
/// Learnt for each search from what the reader sees, so there is nothing to keep up to date and nothing that could leak.
/// </summary>
internal sealed class Associations(Sight sight)
{
    private const int Fewest = 3;
    private const int MostPassages = 40;
    private const int MostAssociates = 3;
    private const double Tied = 0.7;

    /// <summary>What is tied to a word, given the passages that hold it; nothing when they are too few or too many.</summary>
    public List<Variant> Of(QuestionWord word, Accumulator accumulator)
    {
        var all = accumulator.LayerCount;
        if (all is < Fewest or > MostPassages)
            return [];
        var together = new Dictionary<int, (int Passages, int Last)>();
        foreach (var slot in accumulator.Slots(sight))
            Count(slot, together);
        var lexicon = sight.Snapshot.Lexicon;
        return
        [
            .. together
                .Where(t => t.Value.Passages >= Fewest && 2 * t.Value.Passages >= all && !word.StandsFor(t.Key))
                .Select(t => new Variant(
                    t.Key,
                    lexicon.TextOf(t.Key),
                    Ochiai(t.Value.Passages, all, sight.CountOf(t.Key))
                ))
                .Where(v => v.Weight >= Tied && !FunctionWords.InEither(v.Text))
                .OrderByDescending(v => v.Weight)
                .ThenBy(v => v.Text, StringComparer.Ordinal)
                .Take(MostAssociates),
        ];
    }

    private void Count(int slot, Dictionary<int, (int Passages, int Last)> together)
    {
        var part = sight.PartOf(slot);
        var (bytes, at) = (part.Segment.Words, part.Segment.WordsAt[slot - part.Base]);
        for (var field = 0; field < 4; field++)
        for (var left = Varint.Read(bytes, ref at); left > 0; left--)
        {
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(
                together,
                (int)Varint.Read(bytes, ref at),
                out _
            );
            if (seen.Last != slot + 1)
                seen = (seen.Passages + 1, slot + 1);
        }
    }

    private static double Ochiai(int together, int one, int other) => together / Math.Sqrt((double)one * other);
}
