using System.Text;
using Parvis.Formats.Pictures;
using Parvis.Tests.House;

namespace Parvis.Tests.Formats.Pictures;

public sealed class PictureCleanerTests
{
    private static string TextOf(CleanPicture picture) => Encoding.Latin1.GetString(picture.Bytes!);

    [Fact]
    public void Where_a_photograph_was_taken_is_gone_and_it_still_stands_upright()
    {
        var file = SamplePictures.Jpeg(
            30,
            20,
            SamplePictures.Segment(0xE1, SamplePictures.Exif),
            SamplePictures.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>"u8]),
            SamplePictures.Segment(0xED, [.. "Photoshop 3.0\0Paris"u8]),
            SamplePictures.Segment(0xFE, [.. "by Ida"u8])
        );

        var clean = PictureCleaner.Clean(file);

        (clean.Fault, clean.Kind, clean.Width, clean.Height).ShouldBe((PictureFault.None, PictureKind.Jpeg, 20, 30));
        foreach (var trace in new[] { "GPS", "xmpmeta", "Paris", "Ida" })
            TextOf(clean).ShouldNotContain(trace);
        TextOf(clean).ShouldContain("Exif");
        // The orientation alone is left: reading it again gives the same picture.
        PictureCleaner.Clean(clean.Bytes).ShouldBeEquivalentTo(clean);
    }

    [Fact]
    public void The_colours_of_a_photograph_stay_and_what_follows_its_end_goes()
    {
        var profile = SamplePictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 5, 5]);
        byte[] file = [.. SamplePictures.Jpeg(30, 20, profile), .. "PK\u0003\u0004<script>"u8];

        var clean = PictureCleaner.Clean(file);

        TextOf(clean).ShouldContain("ICC_PROFILE");
        TextOf(clean).ShouldNotContain("script");
        clean.Bytes.ShouldBe(SamplePictures.Jpeg(30, 20, profile));
    }

    [Fact]
    public void Words_and_dates_in_a_PNG_are_gone()
    {
        var file = SamplePictures.Png(
            4,
            3,
            SamplePictures.Chunk("tEXt", [.. "Author\0Ida"u8]),
            SamplePictures.Chunk("eXIf", SamplePictures.Exif[6..]),
            SamplePictures.Chunk("iTXt", [.. "XML:com.adobe.xmp"u8]),
            SamplePictures.Chunk("gAMA", [0, 0, 177, 143])
        );

        var clean = PictureCleaner.Clean(file);

        (clean.Kind, clean.Width, clean.Height).ShouldBe((PictureKind.Png, 4, 3));
        clean.Bytes.ShouldBe(SamplePictures.Png(4, 3, SamplePictures.Chunk("gAMA", [0, 0, 177, 143])));
    }

    [Fact]
    public void A_GIF_keeps_turning_and_loses_its_comment()
    {
        var clean = PictureCleaner.Clean(SamplePictures.Gif(comment: "chez Ida"));

        (clean.Kind, clean.Width, clean.Height).ShouldBe((PictureKind.Gif, 5, 6));
        clean.Bytes.ShouldBe(SamplePictures.Gif());
    }

    [Fact]
    public void A_WebP_loses_its_notes_and_turns_as_before()
    {
        var file = SamplePictures.WebP(
            7,
            8,
            SamplePictures.Riff("EXIF", SamplePictures.Exif[6..]),
            SamplePictures.Riff("XMP ", [.. "<x:xmpmeta>"u8])
        );

        var clean = PictureCleaner.Clean(file);

        (clean.Kind, clean.Width, clean.Height).ShouldBe((PictureKind.WebP, 8, 7));
        TextOf(clean).ShouldNotContain("GPS");
        TextOf(clean).ShouldNotContain("xmpmeta");
        (clean.Bytes![20] & 0x0C).ShouldBe(0x08);
        PictureCleaner.Clean(clean.Bytes).ShouldBeEquivalentTo(clean);
        PictureCleaner.Clean(SamplePictures.WebP()).Bytes![20].ShouldBe((byte)0);
    }

    [Fact]
    public void Thirty_thousand_by_thirty_thousand_is_refused_by_its_header()
    {
        PictureCleaner.Clean(SamplePictures.Png(30_000, 30_000)).Fault.ShouldBe(PictureFault.TooManyPixels);
        PictureCleaner.Clean(SamplePictures.Jpeg(30_000, 30_000)).Fault.ShouldBe(PictureFault.TooManyPixels);
        PictureCleaner.Clean(SamplePictures.Gif(30_000, 30_000)).Fault.ShouldBe(PictureFault.TooManyPixels);
        PictureCleaner.Clean(SamplePictures.WebP(16_000, 16_000)).Fault.ShouldBe(PictureFault.TooManyPixels);
        // A header that begins the file is enough: nothing after it is looked at.
        PictureCleaner
            .Clean(SamplePictures.Png(30_000, 30_000).AsSpan(0, 33))
            .Fault.ShouldBe(PictureFault.TooManyPixels);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", PictureFault.Svg)]
    [InlineData("<?xml version='1.0'?><!-- GIF89a --><SVG onload='alert(1)'/>", PictureFault.Svg)]
    [InlineData("PK\u0003\u0004 a zip by the name of photo.jpg", PictureFault.NotAPicture)]
    [InlineData("<html><script>", PictureFault.NotAPicture)]
    [InlineData("", PictureFault.NotAPicture)]
    [InlineData("GIF89a/*<script>*/=1", PictureFault.Damaged)]
    [InlineData("\u00FF\u00D8\u00FF<script>", PictureFault.Damaged)]
    public void What_is_no_picture_is_refused_by_its_content(string content, PictureFault fault) =>
        PictureCleaner.Clean(Encoding.Latin1.GetBytes(content)).Fault.ShouldBe(fault);

    [Fact]
    public void Whatever_is_cut_off_or_changed_gives_a_word_and_never_an_exception()
    {
        byte[][] files = [SamplePictures.Jpeg(), SamplePictures.Png(), SamplePictures.Gif(), SamplePictures.WebP()];
        foreach (var file in files)
        {
            for (var length = 13; length < file.Length; length++)
                PictureCleaner.Clean(file.AsSpan(0, length)).Fault.ShouldBe(PictureFault.Damaged);
            for (var at = 0; at < file.Length; at++)
            {
                byte[] changed = [.. file];
                changed[at] ^= 0xFF;
                PictureCleaner.Clean(changed).ShouldNotBeNull();
            }
        }
    }
}
