namespace Parvis.Language.Provenance;

/// <summary>
/// How well blocks are found again, on a real history: those of the first revision are marked, the marks are carried from revision
/// to revision, and at the last it is looked where they stand. What they should stand on is judged without the aligner: by a
/// comparison of every block of the first revision with every block of the last.
/// </summary>
internal sealed class ReplayMeasure
{
    /// <summary>So many of its words may change in a lightly edited block.</summary>
    public const double LightEdit = 0.3;

    /// <summary>A mark on a block that shares fewer words than that is on a stranger.</summary>
    private const double LeastShared = 0.4;

    public int Blocks { get; private set; }
    public int Unchanged { get; private set; }
    public int UnchangedKept { get; private set; }
    public int Light { get; private set; }
    public int LightKept { get; private set; }
    public int Wrong { get; private set; }

    /// <summary>What was lost or went wrong, for whoever tunes the aligner.</summary>
    public List<string> Misses { get; } = [];

    /// <summary>Replays the revisions of one text, each as its blocks, the oldest first.</summary>
    public void Replay(string name, IReadOnlyList<IReadOnlyList<string>> revisions)
    {
        var (first, last) = (revisions[0], revisions[^1]);
        int?[] marks = [.. Enumerable.Range(0, first.Count)];
        var known = new Dictionary<string, int>();
        for (var i = 1; i < revisions.Count; i++)
        {
            for (var at = 0; at < marks.Length; at++)
            {
                if (marks[at] is { } mark)
                    known[BlockAlignment.MarkOf(revisions[i - 1][at])] = mark;
            }
            marks = BlockAlignment.Carry(revisions[i - 1], marks, revisions[i], known);
        }
        var truth = Truth.Of(first, last);
        for (var block = 0; block < first.Count; block++)
            Judge(name, block, Array.IndexOf(marks, block), first, last, truth);
    }

    private void Judge(
        string name,
        int block,
        int found,
        IReadOnlyList<string> first,
        IReadOnlyList<string> last,
        Truth truth
    )
    {
        Blocks++;
        var successor = truth.SuccessorOf[block];
        if (truth.IsEqual[block])
        {
            Unchanged++;
            // Of equal blocks one is as good as another.
            var kept = found >= 0 && Truth.Same(first[block], last[found]);
            UnchangedKept += kept ? 1 : 0;
            Note(kept, found >= 0 && !kept, name, first[block], found, last);
        }
        else if (successor >= 0)
        {
            Light++;
            LightKept += found == successor ? 1 : 0;
            Note(found == successor, found >= 0 && found != successor, name, first[block], found, last);
        }
        else
        {
            var stranger =
                found >= 0 && (truth.IsTaken[found] || 1 - Truth.Distance(first[block], last[found]) < LeastShared);
            Note(!stranger, stranger, name, first[block], found, last);
        }
    }

    private void Note(bool right, bool wrong, string name, string block, int found, IReadOnlyList<string> last)
    {
        Wrong += wrong ? 1 : 0;
        if (!right)
            Misses.Add($"{name}\n  - {Cut(block)}\n  + {(found < 0 ? "(lost)" : Cut(last[found]))}");
    }

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > 160 ? line[..160] + "…" : line;
    }

    /// <summary>Where each block of the first revision went, by comparing all with all.</summary>
    private sealed class Truth(int[] successorOf, bool[] isEqual, bool[] isTaken)
    {
        public int[] SuccessorOf => successorOf;
        public bool[] IsEqual => isEqual;

        /// <summary>Of each block of the last revision, whether it is what some block of the first became.</summary>
        public bool[] IsTaken => isTaken;

        public static Truth Of(IReadOnlyList<string> first, IReadOnlyList<string> last)
        {
            var successorOf = Enumerable.Repeat(-1, first.Count).ToArray();
            var isEqual = new bool[first.Count];
            var isTaken = new bool[last.Count];
            for (var i = 0; i < first.Count; i++)
            {
                var free = Enumerable
                    .Range(0, last.Count)
                    .FirstOrDefault(j => !isTaken[j] && Same(first[i], last[j]), -1);
                if (free < 0)
                    continue;
                (successorOf[i], isEqual[i], isTaken[free]) = (free, true, true);
            }
            // The nearest pairs first, so that a block has one successor and is the successor of one.
            var pairs =
                from i in Enumerable.Range(0, first.Count).Where(i => !isEqual[i])
                from j in Enumerable.Range(0, last.Count).Where(j => !isTaken[j])
                let distance = Distance(first[i], last[j])
                where distance <= LightEdit
                orderby distance, Math.Abs(i - j), i, j
                select (i, j);
            foreach (var (i, j) in pairs.ToList())
            {
                if (successorOf[i] < 0 && !isTaken[j])
                    (successorOf[i], isTaken[j]) = (j, true);
            }
            return new Truth(successorOf, isEqual, isTaken);
        }

        public static bool Same(string one, string other) => Words(one).SequenceEqual(Words(other));

        /// <summary>The share of words, of the longer of the two, that the other does not have as often.</summary>
        public static double Distance(string one, string other)
        {
            var (words, others) = (Words(one), Words(other));
            if (words.Length + others.Length == 0)
                return 1;
            var left = others.CountBy(word => word).ToDictionary();
            var common = 0;
            foreach (var word in words)
            {
                if (left.GetValueOrDefault(word) <= 0)
                    continue;
                left[word]--;
                common++;
            }
            return 1 - ((double)common / Math.Max(words.Length, others.Length));
        }

        // Signs around words and between them are no words: « Si : » says what « Si: » says.
        private static string[] Words(string block) =>
            string.Concat(block.Select(c => char.IsLetterOrDigit(c) ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
