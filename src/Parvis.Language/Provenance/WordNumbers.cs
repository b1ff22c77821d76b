namespace Parvis.Language.Provenance;

/// <summary>Words of blocks as numbers, so that two bags of them are quickly compared.</summary>
internal sealed class WordNumbers
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<char> word = [];

    /// <summary>The words of a block in the order of their numbers, each as often as it stands there.</summary>
    public int[] Of(string block)
    {
        var found = new List<int>();
        foreach (var c in block)
        {
            if (char.IsLetterOrDigit(c))
                word.Add(char.ToLowerInvariant(c));
            else
                End(found);
        }
        End(found);
        found.Sort();
        return [.. found];
    }

    private void End(List<int> found)
    {
        if (word.Count == 0)
            return;
        var text = string.Concat(word);
        if (!numbers.TryGetValue(text, out var number))
            numbers[text] = number = numbers.Count;
        found.Add(number);
        word.Clear();
    }
}
