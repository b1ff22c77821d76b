using System.Collections.Frozen;

namespace Parvis.Language.Text;

/// <summary>
/// Words that carry grammar rather than matter. They are indexed like all others, but a question is only asked through them
/// when it holds nothing else. Short on purpose: a long list hurts short questions.
/// </summary>
public static class FunctionWords
{
    private const string French =
        "a ai ainsi alors as au aura auront aussi aux avait avec avez avoir avons c ca car ce ceci cela celle celles celui ces "
        + "cet cette ceux chez comme comment d dans de des donc dont du elle elles en entre es est et etaient etait etant ete "
        + "etes etre eu eux fait faire faut font furent fut h il ils j je l la laquelle le lequel les lesquelles lesquels leur "
        + "leurs lors lui m ma mais me mes moi mon n ne ni nos notre nous on ont ou par parce pas pendant peu peut peuvent peux "
        + "plus pour pourquoi puis puisque qu quand que quel quelle quelles quels qui quoi s sa sans se sera seront ses si sois "
        + "soit sommes son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un une vers vont vos votre vous "
        + "y combien doit doivent dois pouvez peus";

    private const string English =
        "a about am an and any are as at be been being but by can could d did do does doing for from had has have he her him "
        + "his how i if in into is it its ll m me my no not of on or our out re s she should so some such t than that the their "
        + "them then there these they this those to too us ve was we were what when where which who why will with would you your";

    private static readonly FrozenSet<string> FrenchSet = French.Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string> EnglishSet = English.Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FrenchLookup =
        FrenchSet.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishLookup =
        EnglishSet.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded word is a function word of this language.</summary>
    public static bool Contains(ReadOnlySpan<char> folded, Tongue tongue) =>
        tongue == Tongue.French ? FrenchLookup.Contains(folded) : EnglishLookup.Contains(folded);

    internal static bool InEither(ReadOnlySpan<char> folded) =>
        FrenchLookup.Contains(folded) || EnglishLookup.Contains(folded);
}
