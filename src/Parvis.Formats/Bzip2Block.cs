namespace Parvis.Formats;

/// <summary>One block of bzip2: Huffman, move-to-front and the inverse Burrows–Wheeler transform.</summary>
internal sealed class Bzip2Block
{
    private const int LongestCode = 20;
    private const int GroupSize = 50;

    private readonly int[] _links = new int[900_000];
    private int _count;
    private int _left;
    private int _current;
    private int _runLength;
    private int _previous = -1;
    private int _repeat;

    public int Capacity { get; set; }

    public int Write(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_repeat > 0)
            {
                buffer[written++] = (byte)_previous;
                _repeat--;
                continue;
            }

            if (_left == 0)
                break;
            var value = Next();
            if (_runLength == 4)
            {
                _repeat = value;
                _runLength = 0;
                continue;
            }

            _runLength = value == _previous ? _runLength + 1 : 1;
            _previous = value;
            buffer[written++] = (byte)value;
        }

        return written;
    }

    public void Load(Bzip2Bits bits)
    {
        bits.Read(16);
        bits.Read(16);
        if (bits.Read(1) != 0)
            throw new InvalidDataException("Randomised bzip2 blocks are not read.");
        var origin = bits.Read(24);
        var symbols = ReadSymbols(bits);
        var tables = bits.Read(3);
        if (tables is < 2 or > 6 || symbols.Length == 0)
            throw new InvalidDataException("Damaged bzip2 tables.");
        var selectors = ReadSelectors(bits, tables);
        var codes = new Bzip2Code[tables];
        for (var table = 0; table < tables; table++)
            codes[table] = Bzip2Code.Read(bits, symbols.Length + 2, LongestCode);
        var counts = new int[256];
        ReadValues(bits, symbols, selectors, codes, counts);
        Invert(origin, counts);
    }

    private static byte[] ReadSymbols(Bzip2Bits bits)
    {
        var used = bits.Read(16);
        var symbols = new List<byte>(256);
        for (var row = 0; row < 16; row++)
        {
            if ((used & (0x8000 >> row)) == 0)
                continue;
            var present = bits.Read(16);
            for (var column = 0; column < 16; column++)
                if ((present & (0x8000 >> column)) != 0)
                    symbols.Add((byte)((row * 16) + column));
        }

        return [.. symbols];
    }

    private static byte[] ReadSelectors(Bzip2Bits bits, int tables)
    {
        var selectors = new byte[bits.Read(15)];
        Span<byte> order = [0, 1, 2, 3, 4, 5];
        for (var i = 0; i < selectors.Length; i++)
        {
            var at = 0;
            while (bits.Read(1) == 1)
                if (++at >= tables)
                    throw new InvalidDataException("Damaged bzip2 selectors.");
            var chosen = order[at];
            order[..at].CopyTo(order[1..]);
            order[0] = chosen;
            selectors[i] = chosen;
        }

        return selectors;
    }

    private void ReadValues(Bzip2Bits bits, byte[] symbols, byte[] selectors, Bzip2Code[] codes, int[] counts)
    {
        var end = symbols.Length + 1;
        _count = 0;
        for (int group = 0, left = 0, run = 0, weight = 1; ; left--)
        {
            if (left == 0)
            {
                if (group >= selectors.Length)
                    throw new InvalidDataException("Damaged bzip2 groups.");
                left = GroupSize;
                group++;
            }

            var symbol = codes[selectors[group - 1]].Decode(bits);
            if (symbol <= 1)
            {
                run += weight << symbol;
                weight <<= 1;
                if (run > Capacity)
                    throw new InvalidDataException("Damaged bzip2 run.");
                continue;
            }

            Append(symbols[0], run, counts);
            (run, weight) = (0, 1);
            if (symbol == end)
                return;
            var value = symbols[symbol - 1];
            symbols.AsSpan(0, symbol - 1).CopyTo(symbols.AsSpan(1));
            symbols[0] = value;
            Append(value, 1, counts);
        }
    }

    private void Append(byte value, int times, int[] counts)
    {
        if (_count + times > Capacity)
            throw new InvalidDataException("A bzip2 block is too long.");
        _links.AsSpan(_count, times).Fill(value);
        _count += times;
        counts[value] += times;
    }

    // The low byte keeps the value, the upper three the next position.
    private void Invert(int origin, int[] counts)
    {
        if (origin >= _count)
            throw new InvalidDataException("Damaged bzip2 origin.");
        var sum = 0;
        for (var value = 0; value < 256; value++)
            (counts[value], sum) = (sum, sum + counts[value]);
        for (var i = 0; i < _count; i++)
            _links[counts[_links[i] & 0xFF]++] |= i << 8;
        _current = _links[origin] >>> 8;
        _left = _count;
        (_runLength, _previous, _repeat) = (0, -1, 0);
    }

    private int Next()
    {
        var entry = _links[_current];
        _current = entry >>> 8;
        _left--;
        return entry & 0xFF;
    }
}

internal sealed class Bzip2Code(int[] limits, int[] bases, int[] permutation, int shortest)
{
    public static Bzip2Code Read(Bzip2Bits bits, int size, int longest)
    {
        var lengths = new int[size];
        var length = bits.Read(5);
        for (var i = 0; i < size; i++)
        {
            while (bits.Read(1) == 1)
                length += bits.Read(1) == 0 ? 1 : -1;
            if (length < 1 || length > longest)
                throw new InvalidDataException("Damaged bzip2 code.");
            lengths[i] = length;
        }

        var limits = new int[longest + 1];
        var bases = new int[longest + 1];
        var permutation = new int[size];
        var code = 0;
        var index = 0;
        for (var bitCount = 1; bitCount <= longest; bitCount++)
        {
            bases[bitCount] = index - code;
            for (var symbol = 0; symbol < size; symbol++)
            {
                if (lengths[symbol] != bitCount)
                    continue;
                permutation[index++] = symbol;
                code++;
            }

            limits[bitCount] = code;
            code <<= 1;
        }

        return new(limits, bases, permutation, lengths.Min());
    }

    public int Decode(Bzip2Bits bits)
    {
        var code = bits.Read(shortest);
        for (var length = shortest; length < limits.Length; length++)
        {
            if (code < limits[length])
            {
                var at = code + bases[length];
                return at >= 0 && at < permutation.Length
                    ? permutation[at]
                    : throw new InvalidDataException("Damaged bzip2 code.");
            }

            code = (code << 1) | bits.Read(1);
        }

        throw new InvalidDataException("Damaged bzip2 code.");
    }
}
