namespace Parvis.Formats;

/// <summary>
/// Decompresses bzip2 (Julian Seward's format, as Wikimedia publishes its dumps), concatenated streams included.
/// Damage is <see cref="InvalidDataException"/>; memory stays under 8 MB whatever the input.
/// </summary>
internal sealed class Bzip2Stream(Stream source) : ForwardStream(source)
{
    private readonly Bzip2Bits _bits = new(source);
    private readonly Bzip2Block _block = new();
    private bool _inside;
    private bool _ended;

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written == 0 && buffer.Length > 0 && !_ended)
        {
            written = _block.Write(buffer);
            if (written == 0)
                Advance();
        }

        return written;
    }

    private void Advance()
    {
        if (!_inside)
        {
            if (_bits.AtEnd)
            {
                _ended = true;
                return;
            }

            if (_bits.Read(24) != 0x425A68)
                throw new InvalidDataException("Not bzip2.");
            var level = _bits.Read(8) - '0';
            if (level is < 1 or > 9)
                throw new InvalidDataException("Unknown bzip2 level.");
            _block.Capacity = level * 100_000;
            _inside = true;
        }

        var magic = ((long)_bits.Read(24) << 24) | (uint)_bits.Read(24);
        if (magic == 0x314159265359)
        {
            _block.Load(_bits);
            return;
        }

        if (magic != 0x177245385090)
            throw new InvalidDataException("Damaged bzip2 block.");
        _bits.Read(16);
        _bits.Read(16);
        _bits.Align();
        _inside = false;
    }
}

internal sealed class Bzip2Bits(Stream source)
{
    private readonly byte[] _buffer = new byte[65_536];
    private int _length;
    private int _at;
    private ulong _window;
    private int _available;

    public bool AtEnd => _available == 0 && !Fill();

    public int Read(int count)
    {
        while (_available < count)
        {
            if (!Fill())
                throw new InvalidDataException("The bzip2 data ends early.");
            _window = (_window << 8) | _buffer[_at++];
            _available += 8;
        }

        _available -= count;
        return (int)((_window >> _available) & ((1UL << count) - 1));
    }

    public void Align() => _available -= _available % 8;

    private bool Fill()
    {
        if (_at < _length)
            return true;
        _length = source.Read(_buffer);
        _at = 0;
        return _length > 0;
    }
}
