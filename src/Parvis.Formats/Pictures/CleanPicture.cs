namespace Parvis.Formats.Pictures;

/// <summary>The kinds of pictures that are taken.</summary>
public enum PictureKind
{
    Jpeg,
    Png,
    WebP,
    Gif,
}

/// <summary>Why a file is not taken as a picture.</summary>
public enum PictureFault
{
    None,
    NotAPicture,

    /// <summary>A drawing that may carry programs.</summary>
    Svg,
    TooManyPixels,

    /// <summary>It ends before its end, or its parts do not hold together.</summary>
    Damaged,
}

/// <summary>A picture without what tells of its maker, or why there is none.</summary>
/// <param name="Width">In pixels, as it is shown: after turning it as its orientation says.</param>
/// <param name="Bytes">The whole file, written again from the parts that make the picture.</param>
public sealed record CleanPicture(
    PictureFault Fault,
    PictureKind Kind = PictureKind.Jpeg,
    int Width = 0,
    int Height = 0,
    byte[]? Bytes = null
);

/// <summary>
/// Writes a picture again with only the parts that draw it. Where and with what it was taken, previews, comments, texts
/// and whatever follows its end are gone; of the first only the orientation stays, so that nobody lies on the side.
/// </summary>
public static class PictureCleaner
{
    /// <summary>More pixels than that would cost a reader's browser hundreds of megabytes.</summary>
    public const long MostPixels = 40_000_000;

    private const int SvgHead = 4096;

    /// <summary>Recognises the file by its content alone and cleans it. Never throws; the size is judged by the header, nothing is decoded.</summary>
    public static CleanPicture Clean(ReadOnlySpan<byte> file)
    {
        try
        {
            return file switch
            {
                [0xFF, 0xD8, 0xFF, ..] => Jpeg.Clean(file),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png.Clean(file),
                [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => Gif.Clean(file),
                _ when file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8) => WebP.Clean(
                    file
                ),
                _ => new CleanPicture(IsSvg(file) ? PictureFault.Svg : PictureFault.NotAPicture),
            };
        }
        catch (DamagedPictureException)
        {
            return new CleanPicture(PictureFault.Damaged);
        }
    }

    internal static bool IsTooLarge(long width, long height) => width * height > MostPixels;

    private static bool IsSvg(ReadOnlySpan<byte> file)
    {
        var head = System.Text.Encoding.Latin1.GetString(file[..Math.Min(file.Length, SvgHead)]);
        return head.Replace("\0", "", StringComparison.Ordinal).Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The bytes do not go on as a picture's must.</summary>
internal sealed class DamagedPictureException : Exception;
