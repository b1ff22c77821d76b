namespace Parvis.Language.Text;

/// <summary>One word of a text as search sees it.</summary>
/// <param name="Start">Where it starts in the source, in UTF-16 units.</param>
/// <param name="Length">How many units of the source it covers.</param>
/// <param name="Position">Its place among the words; the joined form of a compound shares the place of its first part.</param>
/// <param name="Exact">The folded word.</param>
/// <param name="Stem">Its light stem in the language of the text.</param>
/// <param name="IsFunction">Whether it is a function word, which carries grammar rather than matter.</param>
public readonly record struct Token(int Start, int Length, int Position, string Exact, string Stem, bool IsFunction);
