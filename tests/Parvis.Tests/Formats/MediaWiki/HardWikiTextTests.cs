using System.Text.Json;
using System.Text.RegularExpressions;
using Parvis.Features.Import;
using Parvis.Formats.MediaWiki;
using static Parvis.Tests.Formats.MediaWiki.Conversion;

namespace Parvis.Tests.Formats.MediaWiki;

/// <summary>Wikitext as it is found, and as only malice or chance would write it.</summary>
public class HardWikiTextTests
{
    private static readonly string[] Openings =
    [
        "{{",
        "[[",
        "{{{",
        "<ref>",
        "<pre>",
        "<!--",
        "''",
        "'''''",
        "{|\n",
        "[[a|",
        "{{a|b=",
        "<b>",
        "==",
        "}}",
        "]]",
        "</ref>",
        "<a href=\"",
        "\uE000v9\uE001",
    ];

    private static readonly string[] Marks =
    [
        "{{",
        "}}",
        "[[",
        "]]",
        "|",
        "<ref>",
        "</ref>",
        "<ref name=a />",
        "''",
        "'''",
        "\n",
        "* ",
        "==",
        "<nowiki>",
        "</nowiki>",
        "{|",
        "|}",
        "|-",
        "<!--",
        "-->",
        "Fichier:a",
        "é",
        "<pre>",
        "</pre>",
        "#",
        ":",
        "=",
        "{{{",
        "}}}",
        "\0",
        "\uE000n0\uE001",
        "http://a",
    ];

    [Fact]
    [Trait("needs", "shared")]
    public async Task Hard_wikitext_never_throws_and_keeps_its_words()
    {
        var inputs = SharedData
            .Zip("fixtures/wiki/mwparserfromhell.zip", ".mwtest")
            .SelectMany(file =>
                Regex.Matches(
                    System.Text.Encoding.UTF8.GetString(file.Bytes),
                    @"^input:\s+(""(?:[^""\\]|\\.)*"")",
                    RegexOptions.Multiline,
                    TimeSpan.FromSeconds(10)
                )
            )
            .Select(match => Regex.Unescape(match.Groups[1].Value[1..^1]))
            .ToList();
        inputs.Count.ShouldBeGreaterThan(300);
        var pages = new List<string>();
        await foreach (var blocks in new Pandoc().Convert(inputs.Select(input => WikiText.Prepare(input).Text)))
            pages.Add(blocks is null ? WikiText.Plain(inputs[pages.Count]) : WikiText.Finish(blocks, Links).Text);
        pages.Count.ShouldBe(inputs.Count);
        foreach (var (input, page) in inputs.Zip(pages).Where(pair => !pair.First.Any("<{}[]|=&_:#\'".Contains)))
            Words(page).ShouldBe(Words(input), input);
    }

    [Fact]
    [Trait("needs", "shared")]
    public async Task Articles_of_Wikipedia_keep_their_readable_text()
    {
        foreach (var (name, bytes) in SharedData.Zip("fixtures/wiki/minidumps.zip", ".bz2"))
        {
            using var dump = new DumpReader(new MemoryStream(bytes));
            var pages = dump.Pages().ToList();
            var texts = pages.ConvertAll(page => page.Revisions[0].Text!);
            var converted = await ToMarkdown(texts);
            for (var page = 0; page < pages.Count; page++)
            {
                var plain = Regex.Matches(
                    texts[page],
                    @"(?<=^|\. )[\p{L} ,]{30,}(?=\.)",
                    RegexOptions.Multiline,
                    TimeSpan.FromSeconds(10)
                );
                plain
                    .Count(sentence => converted[page].Text.Contains(sentence.Value.Trim()))
                    .ShouldBeGreaterThanOrEqualTo((int)(plain.Count * 0.95), $"{name} {pages[page].Title}");
                WikiText.Plain(texts[page]).Length.ShouldBeGreaterThan(texts[page].Length / 5);
            }
        }
    }

    [Fact]
    [Trait("needs", "shared")]
    public void Naughty_strings_and_random_marks_never_throw()
    {
        var naughty = JsonDocument
            .Parse(SharedData.Zip("fixtures/text/naughty-strings.zip", ".json").Single().Bytes)
            .RootElement;
        foreach (var text in naughty.EnumerateArray().Select(item => item.GetString()!))
            WikiText
                .Plain(WikiText.Prepare(text).Text + "[[" + text + "|" + text + "]]{{" + text + "}}")
                .ShouldNotBeNull();
        Fuzz(2_000);
    }

    [Fact]
    public void Wikitext_that_opens_everything_and_closes_nothing_is_read_in_one_pass()
    {
        foreach (var mark in Openings)
        {
            var text = string.Concat(Enumerable.Repeat(mark, 400_000 / mark.Length));
            WikiText.Prepare(text).Text.Length.ShouldBeLessThan(20_000_000);
        }
    }

    private static void Fuzz(int rounds)
    {
        var random = new Random(11);
        for (var round = 0; round < rounds; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(60)).Select(_ => Marks[random.Next(Marks.Length)])
            );
            WikiText.Plain(text).ShouldNotBeNull();
        }
    }

    private static string Words(string text) =>
        Regex.Replace(text, @"[^\p{L}\p{N}]+", "", RegexOptions.None, TimeSpan.FromSeconds(5));
}
