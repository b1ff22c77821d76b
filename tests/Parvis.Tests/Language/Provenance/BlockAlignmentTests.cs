using Parvis.Features.Import;
using Parvis.Formats.MediaWiki;
using Parvis.Language.Provenance;
using Parvis.Platform.Text;
using Parvis.Tests.Formats;
using Parvis.Tests.Formats.MediaWiki;

namespace Parvis.Tests.Language.Provenance;

public class BlockAlignmentTests
{
    private const string Belt = "La courroie se change tous les ans, ou dès qu’elle claque au démarrage de la machine.";
    private const string Lens = "La lentille se nettoie chaque semaine avec un coton et de l’alcool, jamais à sec.";
    private const string Fan =
        "Le ventilateur reste ouvert pendant toute la découpe et cinq minutes encore après elle.";
    private const int New = BlockAlignment.New;

    [Fact]
    public void Blocks_that_stay_are_found_among_those_that_come_and_go() =>
        BlockAlignment.Pair([Belt, Lens, Fan], ["Nouveau.", Belt, "Neuf aussi.", Fan]).ShouldBe([New, 0, New, 2]);

    [Fact]
    public void A_block_that_moved_is_the_same_wherever_it_went() =>
        BlockAlignment.Pair([Belt, Lens, Fan], [Fan, Belt, Lens]).ShouldBe([2, 0, 1]);

    [Fact]
    public void Other_line_breaks_are_no_change() =>
        BlockAlignment.Pair([Belt], [Belt.Replace(", ", ",\n")]).ShouldBe([0]);

    [Fact]
    public void A_block_whose_words_changed_a_little_is_carried_on_where_it_stands_and_where_it_moved()
    {
        var edited = Lens.Replace("chaque semaine", "tous les jours");

        BlockAlignment.Pair([Belt, Lens, Fan], [Belt, edited, Fan]).ShouldBe([0, 1, 2]);
        BlockAlignment.Pair([Belt, Lens, Fan], [edited, Belt, Fan]).ShouldBe([1, 0, 2]);
    }

    [Fact]
    public void What_took_the_place_of_a_block_and_says_something_else_is_new() =>
        BlockAlignment
            .Pair([Belt, Lens, Fan], [Belt, "Ici, on prend rendez-vous avec Karim.", Fan])
            .ShouldBe([0, New, 2]);

    [Fact]
    public void Of_a_block_that_was_cut_in_two_the_larger_part_carries_it_on() =>
        BlockAlignment
            .Pair([$"{Belt} {Lens} Et voilà tout ce qu’il faut."], ["Et voilà tout ce qu’il faut.", $"{Belt} {Lens}"])
            .ShouldBe([New, 0]);

    [Fact]
    public void Two_blocks_that_were_joined_carry_the_larger_on() =>
        BlockAlignment.Pair(["Attention.", $"{Lens} {Fan}"], [$"Attention. {Lens} {Fan}"]).ShouldBe([1]);

    [Fact]
    public void What_repeats_stays_with_its_neighbours() =>
        BlockAlignment
            .Pair([Belt, "Oui.", Lens, "Oui.", Fan, "Oui."], [Belt, "Oui.", Fan, "Oui."])
            .ShouldBe([0, 1, 4, 5]);

    [Fact]
    public void Nothing_pairs_with_nothing_and_blocks_without_a_word_pair_when_they_are_equal()
    {
        BlockAlignment.Pair([], []).ShouldBeEmpty();
        BlockAlignment.Pair([], [Belt]).ShouldBe([New]);
        BlockAlignment.Pair([Belt], []).ShouldBeEmpty();
        BlockAlignment.Pair(["---", Belt], [Belt, "---", "***"]).ShouldBe([1, 0, New]);
    }

    [Fact]
    public void A_block_that_went_and_comes_back_has_its_number_again()
    {
        var known = new Dictionary<string, int> { [BlockAlignment.MarkOf(Lens)] = 7 };

        BlockAlignment.Carry([Belt, Fan], [3, null], [Belt, Lens, Fan], known).ShouldBe([3, 7, null]);
        BlockAlignment.Carry([Belt, Lens], [3, 7], [Belt, Lens, Lens], known).ShouldBe([3, 7, null]);
    }

    [Fact]
    public void However_long_and_alike_the_blocks_are_the_same_pairs_come_out()
    {
        string[] before =
        [
            .. Enumerable.Range(0, 12_000).Select(i => $"Ligne {i % 40} du relevé, case {i % 7} : rien à dire."),
        ];
        string[] after = [.. before.Select((line, i) => i % 3 == 0 ? line + $" Sauf {i}." : line).Reverse()];

        var pairs = BlockAlignment.Pair(before, after);

        pairs.ShouldBe(BlockAlignment.Pair(before, after));
        pairs.Where(old => old != New).ShouldBeUnique();
    }

    [Fact]
    [Trait("needs", "shared")]
    public async Task Blocks_of_real_pages_keep_their_ids_through_their_history()
    {
        using var dump = new DumpReader(SharedData.Open("wiki-fr/jardin-full.xml.gz"), DumpReading.History);
        var pages = dump.Pages()
            .Where(page => page.Redirect is null)
            .Select(page => (page.Title, Texts: page.Revisions.Select(one => one.Text).OfType<string>().ToList()))
            .Where(page => page.Texts.Count > 1)
            .ToList();
        var prepared = pages.SelectMany(page =>
            page.Texts.Select(text => WikiText.Prepare(text, new(page.Title, dump.Site)).Text)
        );
        var converted = new Queue<string>();
        await foreach (var blocks in new Pandoc().Convert(prepared))
            converted.Enqueue(WikiText.Finish(blocks.ShouldNotBeNull(), Conversion.Links).Text);
        var measure = new ReplayMeasure();

        foreach (var (title, texts) in pages)
            measure.Replay(title, [.. texts.Select(_ => BlocksOf(converted.Dequeue()))]);

        measure.Blocks.ShouldBeGreaterThan(1_500);
        (100.0 * measure.UnchangedKept / measure.Unchanged).ShouldBeGreaterThanOrEqualTo(98);
        (100.0 * measure.LightKept / measure.Light).ShouldBeGreaterThanOrEqualTo(90);
        (100.0 * measure.Wrong / measure.Blocks).ShouldBeLessThanOrEqualTo(0.5);
    }

    private static string[] BlocksOf(string markdown) => [.. MarkdownBlocks.Of(markdown).Select(block => block.Text)];
}
