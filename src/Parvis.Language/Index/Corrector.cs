namespace Parvis.Language.Index;

/// <summary>
/// What a word that nobody here writes may have meant: words of the visible passages at one slip (two in long words), doubled
/// letters and French homophones free of charge, or two words written as one.
/// </summary>
internal sealed class Corrector(Sight sight)
{
    private const int ShortestCorrected = 4;
    private const int LongForTwo = 8;
    private const int MostMeanings = 3;

    private readonly Lexicon _lexicon = sight.Snapshot.Lexicon;

    public List<Variant> Correct(string written)
    {
        if (written.Length < ShortestCorrected || written.ContainsAnyInRange('0', '9'))
            return [];
        var near = Near(written, written.Length >= LongForTwo ? 2 : 1);
        return near.Count > 0 ? near : Split(written);
    }

    private List<Variant> Near(string written, int most)
    {
        var (shapes, _, sounds, texts, count) = _lexicon.Scan();
        var (own, sound, word) = (Spelling.ShapeOf(written), Sound.KeyOf(written), new WrittenWord(written));
        var found = new List<(string Text, double Cost)>();
        var allSounds = sounds.AsSpan(0, count);
        for (var id = allSounds.IndexOf(sound); id >= 0; id = NextOf(allSounds, sound, id))
            if (IsWord(texts[id]))
                found.Add((texts[id], 0.5));
        var allShapes = shapes.AsSpan(0, count);
        for (
            var id = Spelling.NextWithin(allShapes, 0, own, most);
            id < count;
            id = Spelling.NextWithin(allShapes, id + 1, own, most)
        )
            if (CostOf(word, texts[id], most) is var cost && cost <= most && sounds[id] != sound && IsWord(texts[id]))
                found.Add((texts[id], cost));
        return Best(found);
    }

    private static int NextOf(ReadOnlySpan<uint> sounds, uint sound, int id) =>
        sounds[(id + 1)..].IndexOf(sound) is var further && further < 0 ? -1 : id + 1 + further;

    private static bool IsWord(string text) => text.Length >= 3 && !text.AsSpan().ContainsAnyInRange('0', '9');

    private static double CostOf(WrittenWord written, string text, int most)
    {
        var distance = written.DistanceTo(text, most);
        // The first letter is seldom wrong.
        return text[0] == written.First ? distance : distance + 0.5;
    }

    /// <summary>The nearest ones that the reader sees; among equals those that stand in more passages.</summary>
    private List<Variant> Best(List<(string Text, double Cost)> found)
    {
        var best = new List<Variant>();
        foreach (var level in found.GroupBy(f => f.Cost).OrderBy(g => g.Key))
        {
            var seen = level
                .Select(f => (f.Text, Term: _lexicon.Find(f.Text)))
                .Select(f => (f.Text, f.Term, Count: sight.CountOf(f.Term)))
                .Where(f => f.Count > 0)
                .OrderByDescending(f => f.Count)
                .ThenBy(f => f.Text, StringComparer.Ordinal)
                .Take(MostMeanings)
                .ToList();
            if (seen.Count == 0)
                continue;
            best.AddRange(
                seen.Select((f, i) => new Variant(f.Term, f.Text, (level.Key <= 1 ? 1 : 0.7) * (i == 0 ? 1 : 0.6)))
            );
            break;
        }
        return best;
    }

    /// <summary>Two visible words without the space between them; the split whose rarer half is the commonest.</summary>
    private List<Variant> Split(string written)
    {
        List<Variant> best = [];
        var most = 0;
        for (var at = 3; at <= written.Length - 3; at++)
        {
            var (one, other) = (_lexicon.Find(written.AsSpan(0, at)), _lexicon.Find(written.AsSpan(at)));
            if (one < 0 || other < 0)
                continue;
            var count = Math.Min(sight.CountOf(one), sight.CountOf(other));
            if (count <= most)
                continue;
            most = count;
            best = [new Variant(one, written[..at], 0.5), new Variant(other, written[at..], 0.5)];
        }
        return best;
    }
}
