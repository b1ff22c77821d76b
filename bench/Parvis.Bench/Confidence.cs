using System.Globalization;
using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Bench;

/// <summary>
/// Where confidence parts what was found from what was not: a set's own questions, of which the first hit is right or wrong, and
/// the questions of another set, which nothing here answers. For each threshold, how many of each lie above it.
/// </summary>
internal static class Confidence
{
    public static int Run(string folder, string strangers)
    {
        var (set, other) = (RetrievalSet.Load(folder), RetrievalSet.Load(strangers));
        var index = new PassageIndex();
        index.PutMany(
            set.Documents.Select((d, i) => new Passage(i, i, 1, d.Title, "", "", d.Text, LanguageGuess.Of(d.Text)))
        );
        var own = set.Queries.Where(q => set.Relevant.ContainsKey(q.Id)).ToLookup(q => IsRight(set, index, q));
        var groups = new[]
        {
            ("right", own[true].Select(q => Of(index, q)).ToList()),
            ("wrong", own[false].Select(q => Of(index, q)).ToList()),
            ("strangers", other.Queries.Select(q => Of(index, q)).ToList()),
        };
        Console.WriteLine("above     " + string.Join("  ", groups.Select(g => $"{g.Item1, 9}")));
        for (var bar = 0.2; bar < 0.9; bar += 0.05)
            Console.WriteLine(
                bar.ToString("F2", CultureInfo.InvariantCulture)
                    + "      "
                    + string.Join(
                        "  ",
                        groups.Select(g => $"{g.Item2.Count(c => c >= bar) * 100.0 / g.Item2.Count, 8:F1}%")
                    )
            );
        return 0;
    }

    private static double Of(PassageIndex index, SetQuery query) =>
        index.Search(query.Text, new ReaderScopes(1)).Confidence;

    private static bool IsRight(RetrievalSet set, PassageIndex index, SetQuery query) =>
        index.Search(query.Text, new ReaderScopes(1)).Items is [var first, ..]
        && set.Relevant[query.Id].Contains(set.Documents[(int)first.Passage].Id);
}
