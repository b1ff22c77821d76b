namespace Parvis.Language.Text;

/// <summary>
/// A word found in a text: where it stands in the source (UTF-16 units), where its folded form stands in the reader's buffer,
/// and its place among the words. The joined form of a compound (porte-monnaie → portemonnaie) has the place of its first part.
/// </summary>
internal readonly record struct Word(int Start, int Length, int At, int Size, int Position, bool Elided, bool Joined);
