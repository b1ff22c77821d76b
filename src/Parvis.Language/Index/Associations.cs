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
        var lexicon = sight.Snapshot.Lexicon;
        var fewest = Math.Max(Fewest, (all + 1) / 2);
        return
        [
            .. Count(accumulator, fewest)
                .InAtLeast(fewest)
                .Where(t => !word.StandsFor(t.Term) && !FunctionWords.InEither(lexicon.TextOf(t.Term)))
                .Select(t => new Variant(
                    t.Term,
                    lexicon.TextOf(t.Term),
                    Ochiai(t.Passages, all, sight.CountOf(t.Term))
                ))
                .Where(v => v.Weight >= Tied)
                .OrderByDescending(v => v.Weight)
                .ThenBy(v => v.Text, StringComparer.Ordinal)
                .Take(MostAssociates),
        ];
    }

    /// <summary>Counts the words of passages; one that first stands where too few are left to come is passed over.</summary>
    private TermCounts Count(Accumulator accumulator, int fewest)
    {
        var slots = accumulator.Slots(sight);
        var together = accumulator.Together;
        together.Clear();
        byte[] room = [];
        for (var i = 0; i < slots.Count; i++)
        {
            var part = sight.PartOf(slots[i]);
            var bytes = part.Segment.WordsOf(slots[i] - part.Base, ref room);
            var at = 0;
            for (var field = 0; field < 4; field++)
            for (var left = Varint.Read(bytes, ref at); left > 0; left--)
                together.Add((int)Varint.Read(bytes, ref at), i + 1, slots.Count - i >= fewest);
        }
        return together;
    }

    private static double Ochiai(int together, int one, int other) => together / Math.Sqrt((double)one * other);
}
