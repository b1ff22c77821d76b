namespace Parvis.Formats.MediaWiki;

/// <summary>
/// Stands between the file and the XML parser, which would hold a tag or a comment of any length in memory, and refuses
/// one that is longer than the limit.
/// </summary>
internal sealed class MarkupGuard(TextReader source, int limit) : TextReader
{
    private int _inMarkup = -1;

    /// <summary>Whether the parser has come to the end of the file.</summary>
    public bool Ended { get; private set; }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = source.Read(buffer, index, count);
        Ended |= read == 0 && count > 0;
        var left = buffer.AsSpan(index, read);
        while (!left.IsEmpty)
        {
            var at = left.IndexOf(_inMarkup < 0 ? '<' : '>');
            if (_inMarkup < 0)
            {
                if (at < 0)
                    break;
                _inMarkup = 0;
                left = left[(at + 1)..];
                continue;
            }

            _inMarkup += at < 0 ? left.Length : at;
            if (_inMarkup > limit)
                throw new ForbiddenMarkup();
            if (at < 0)
                break;
            _inMarkup = -1;
            left = left[(at + 1)..];
        }

        return read;
    }

    public override int Read()
    {
        var one = new char[1];
        return Read(one, 0, 1) == 0 ? -1 : one[0];
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class ForbiddenMarkup : Exception;
