namespace Parvis.Language.Index;

/// <summary>
/// What one reader sees of a snapshot: which passages, how many, how long their fields are on average. Every figure of a
/// search comes through here, so that nothing out of sight can be felt.
/// </summary>
internal sealed class Sight
{
    public Sight(Snapshot snapshot, ReaderScopes scopes, Weights weights)
    {
        Snapshot = snapshot;
        Parts = new Part[snapshot.Segments.Length];
        var sums = new ScopeSums();
        for (var s = 0; s < Parts.Length; s++)
        {
            var view = snapshot.Segments[s];
            var visible = Array.ConvertAll(view.Segment.Scopes, scopes.Sees);
            for (var i = 0; i < visible.Length; i++)
                if (visible[i])
                    sums = sums.Plus(view.Sums[i]);
            Parts[s] = new Part(view, Total, visible);
            Total += view.Segment.Count;
        }
        Passages = sums.Passages;
        Norms = new FieldNorms(sums, weights);
    }

    public Snapshot Snapshot { get; }
    public Part[] Parts { get; }

    /// <summary>How many passages the reader sees.</summary>
    public int Passages { get; }

    /// <summary>How many slots all segments have, visible or not: sizes arrays, nothing else.</summary>
    public int Total { get; }

    public FieldNorms Norms { get; }

    public double Idf(int passages) => Math.Log(1 + (Passages - passages + 0.5) / (passages + 0.5));

    /// <summary>In how many visible passages a word stands.</summary>
    public int CountOf(int term)
    {
        var count = 0;
        foreach (var part in Parts)
        {
            if (part.IsBlind || part.Segment.Find(term) is var at && at < 0)
                continue;
            var reader = new PostingReader(part.Segment.Postings, at);
            if (part.SeesAll)
                count += reader.Count;
            else
                while (reader.Next())
                    count += part.Sees(reader.Passage) ? 1 : 0;
        }
        return count;
    }

    /// <summary>Whether a word stands in any visible passage.</summary>
    public bool Shows(int term)
    {
        foreach (var part in Parts)
        {
            if (part.IsBlind || part.Segment.Find(term) is var at && at < 0)
                continue;
            if (part.SeesAll)
                return true;
            var reader = new PostingReader(part.Segment.Postings, at);
            while (reader.Next())
                if (part.Sees(reader.Passage))
                    return true;
        }
        return false;
    }

    public Part PartOf(int slot)
    {
        var low = 0;
        for (var high = Parts.Length - 1; low < high; )
        {
            var middle = (low + high + 1) / 2;
            if (Parts[middle].Base <= slot)
                low = middle;
            else
                high = middle - 1;
        }
        return Parts[low];
    }

    /// <summary>One segment as the reader sees it; its passages stand from <paramref name="first"/> on in a search's arrays.</summary>
    internal sealed class Part(SegmentView view, int first, bool[] visible)
    {
        public Segment Segment { get; } = view.Segment;

        public int Base { get; } = first;

        public bool SeesAll { get; } = !view.HasDead && Array.TrueForAll(visible, v => v);

        public bool IsBlind { get; } = !Array.Exists(visible, v => v);

        public bool Sees(int passage) => visible[Segment.ScopeOf[passage]] && !view.IsDead(passage);
    }
}

/// <summary>For each field and length, what one occurrence weighs: field weight over length normalisation.</summary>
internal sealed class FieldNorms
{
    public FieldNorms(ScopeSums sums, Weights weights)
    {
        double count = Math.Max(1, sums.Passages);
        for (var length = 0; length < 256; length++)
        {
            Body[length] = Norm(1, weights.BodyB, FieldLengths.BodyOf(length), sums.Body / count);
            Title[length] = Norm(weights.Title, weights.ShortB, length, sums.Title / count);
            Heading[length] = Norm(weights.Heading, weights.ShortB, length, sums.Heading / count);
            Tags[length] = Norm(weights.Tags, weights.ShortB, length, sums.Tags / count);
        }
    }

    public float[] Body { get; } = new float[256];
    public float[] Title { get; } = new float[256];
    public float[] Heading { get; } = new float[256];
    public float[] Tags { get; } = new float[256];

    public float Of(byte held, uint lengths)
    {
        var sum = Held.InBody(held) * Body[FieldLengths.BodyCode(lengths)];
        if ((held & Held.InTitle) != 0)
            sum += Title[FieldLengths.Title(lengths)];
        if ((held & Held.InHeading) != 0)
            sum += Heading[FieldLengths.Heading(lengths)];
        if ((held & Held.InTags) != 0)
            sum += Tags[FieldLengths.Tags(lengths)];
        return sum;
    }

    private static float Norm(double weight, double b, double length, double average) =>
        (float)(weight / (1 - b + b * (average > 0 ? length / average : 1)));
}
