namespace Parvis.Formats.QuestionsAndAnswers;

/// <summary>A line's bytes, valid until the next is read, or why it has none.</summary>
internal sealed record RawLine(long Number, ReadOnlyMemory<byte> Bytes, QaFault? Fault)
{
    public bool IsBlank => Bytes.Span.Trim(" \t\r\n"u8).IsEmpty;
}

/// <summary>Cuts a stream into lines; one longer than the limit is stepped over without being kept.</summary>
internal sealed class LineReader(Stream stream, int limit)
{
    private byte[] _buffer = new byte[65_536];
    private int _start;
    private int _end;
    private long _number;
    private bool _finished;

    public RawLine? Next()
    {
        if (_finished)
            return null;
        _number++;
        var tooLong = false;
        var scanned = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(scanned + at, 1, tooLong);
            scanned = _end - _start;
            if (scanned > limit)
            {
                tooLong = true;
                (_start, _end, scanned) = (0, 0, 0);
            }

            switch (Fill())
            {
                case null:
                    _finished = true;
                    return new(_number, default, QaFault.Damaged);
                case false:
                    _finished = true;
                    return scanned == 0 && !tooLong ? null : Take(scanned, 0, tooLong);
            }
        }
    }

    private RawLine Take(int length, int ending, bool tooLong)
    {
        var bytes = _buffer.AsMemory(_start, length);
        _start += length + ending;
        if (tooLong || length > limit)
            return new(_number, default, QaFault.LineTooLong);
        if (_number == 1 && bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        return new(_number, bytes, null);
    }

    // Null when the compressed data is damaged.
    private bool? Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        try
        {
            var read = stream.Read(_buffer.AsSpan(_end));
            _end += read;
            return read > 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
