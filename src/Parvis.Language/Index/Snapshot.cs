namespace Parvis.Language.Index;

/// <summary>What readers search: a state of the index that never changes.</summary>
internal sealed record Snapshot(Lexicon Lexicon, SegmentView[] Segments);
