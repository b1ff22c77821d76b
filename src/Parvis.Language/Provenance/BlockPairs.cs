namespace Parvis.Language.Provenance;

/// <summary>Which blocks of two revisions belong together so far, and between which of these pairs the others stand.</summary>
internal sealed class BlockPairs
{
    private readonly int[] newOf;

    public BlockPairs(int before, int after)
    {
        (OldOf, newOf) = (new int[after], new int[before]);
        Array.Fill(OldOf, BlockAlignment.New);
        Array.Fill(newOf, BlockAlignment.New);
    }

    public int[] OldOf { get; }

    /// <summary>Of each block without a pair, the old block of the last pair above it, and of the next below.</summary>
    public (int Above, int Below)[] AroundOld { get; private set; } = [];
    public (int Above, int Below)[] AroundNew { get; private set; } = [];

    public bool IsFreeOld(int old) => newOf[old] < 0;

    public bool IsFreeNew(int fresh) => OldOf[fresh] < 0;

    public void Add(int old, int fresh) => (OldOf[fresh], newOf[old]) = (old, fresh);

    public void LookAround()
    {
        AroundOld = Around(newOf.Length, old => IsFreeOld(old) ? null : old);
        AroundNew = Around(OldOf.Length, fresh => IsFreeNew(fresh) ? null : OldOf[fresh]);
    }

    /// <summary>Whether two blocks stand under the same pair, or above the same one.</summary>
    public bool AreNear(int old, int fresh) =>
        AroundOld[old].Above == AroundNew[fresh].Above || AroundOld[old].Below == AroundNew[fresh].Below;

    private (int Above, int Below)[] Around(int count, Func<int, int?> pairAt)
    {
        var around = new (int Above, int Below)[count];
        var (above, below) = (-1, newOf.Length);
        for (var i = 0; i < count; i++)
        {
            around[i].Above = above;
            above = pairAt(i) ?? above;
        }
        for (var i = count - 1; i >= 0; i--)
        {
            around[i].Below = below;
            below = pairAt(i) ?? below;
        }
        return around;
    }
}
