using System.Text;

namespace Parvis.Formats;

/// <summary>Turns bytes of unknown encoding into text.</summary>
public static class TextBytes
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes by the byte order mark (UTF-8, UTF-16, UTF-32), else as UTF-8 when it is valid, else as UTF-16 when every
    /// other byte is zero, else as Windows-1252, which holds Latin-1. Line ends become <c>\n</c>; never throws.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
            [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(bytes[4..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            _ => DecodeUnmarked(bytes),
        };
        return text.Replace("\r\n", "\n").Replace('\r', '\n');
    }

    /// <summary>
    /// Joins a letter and the combining accent after it, as file names written on a Mac have them, into the French
    /// letters (this product has no ICU, so <see cref="string.Normalize()"/> cannot).
    /// </summary>
    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u0327'))
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var row = "\u0300\u0301\u0302\u0303\u0308\u030A\u0327".IndexOf(letter);
            var column = composed.Length > 0 && row >= 0 ? Bases.IndexOf(composed[^1]) : -1;
            if (column >= 0 && Rows[row][column] != '.')
                composed[^1] = Rows[row][column];
            else
                composed.Append(letter);
        }

        return composed.ToString();
    }

    private const string Bases = "AEIOUYCNaeiouycn";

    private static readonly string[] Rows =
    [
        "ÀÈÌÒÙ...àèìòù...",
        "ÁÉÍÓÚÝĆŃáéíóúýćń",
        "ÂÊÎÔÛŶĈ.âêîôûŷĉ.",
        "Ã..Õ...Ñã..õ...ñ",
        "ÄËÏÖÜŸ..äëïöüÿ..",
        "Å...Ů...å...ů...",
        "......Ç.......ç.",
    ];

    private static string DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        if (LooksLikeUtf16(bytes, 1))
            return Encoding.Unicode.GetString(bytes);
        if (LooksLikeUtf16(bytes, 0))
            return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, int zeroAt)
    {
        var pairs = Math.Min(bytes.Length, 1_024) / 2;
        var zeros = 0;
        for (var pair = 0; pair < pairs; pair++)
            if (bytes[(pair * 2) + zeroAt] == 0 && bytes[(pair * 2) + 1 - zeroAt] != 0)
                zeros++;
        return pairs >= 2 && zeros * 10 >= pairs * 9;
    }
}
