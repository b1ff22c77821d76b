namespace Parvis.Formats.MediaWiki;

/// <summary>The revisions of one page within the limits: the newest keep their texts.</summary>
internal sealed class RevisionList(DumpLimits limits, DumpReading reading)
{
    private readonly Queue<WikiRevision> _revisions = new();
    private readonly Queue<WikiRevision> _bare = new();
    private long _length;
    private WikiRevision? _last;

    public void Add(WikiRevision revision)
    {
        if (reading is DumpReading.Latest)
        {
            if (_last is null || Order(revision).CompareTo(Order(_last)) >= 0)
                _last = revision;
            return;
        }

        // A revert or a move repeats the text: one copy serves both.
        if (revision.Text is not null && _last?.Text == revision.Text)
            revision = revision with { Text = _last.Text };
        else
            _length += revision.Text?.Length ?? 0;
        _last = revision;
        _revisions.Enqueue(revision);
        while (_length > limits.PageLength && _revisions.Count > 1)
        {
            var oldest = _revisions.Dequeue();
            if (!ReferenceEquals(oldest.Text, _revisions.Peek().Text))
                _length -= oldest.Text?.Length ?? 0;
            _bare.Enqueue(oldest.Text is null ? oldest : oldest with { Text = null, State = WikiTextState.Omitted });
        }

        if (_bare.Count + _revisions.Count > limits.Revisions)
            (_bare.Count > 0 ? _bare : _revisions).Dequeue();
    }

    public IReadOnlyList<WikiRevision> ToList() =>
        reading is DumpReading.Latest
            ? _last is null
                ? []
                : [_last]
            : [.. _bare.Concat(_revisions).OrderBy(Order)];

    private static (DateTime, long) Order(WikiRevision revision) => (revision.At ?? DateTime.MinValue, revision.Id);
}
