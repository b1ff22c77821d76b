using Parvis.Language.Index;
using Parvis.Language.Text;

namespace Parvis.Tests.Language.Index;

public class PassageIndexTests
{
    private static readonly ReaderScopes Everyone = new(1);

    [Fact]
    public void A_passage_is_found_by_another_form_of_its_words()
    {
        var index = Of("La réservation des machines se fait le matin", "Le four est au sous-sol");

        Found(index, "comment réserver une machine ?").ShouldBe([0]);
    }

    [Fact]
    public void The_very_word_comes_before_another_form_of_it()
    {
        var index = Of("les imprimantes du fond", "une imprimante du fond", "rien ici");

        Found(index, "imprimante")[0].ShouldBe(1);
    }

    [Theory]
    [InlineData("découpuese laser", "decoupeuse")]
    [InlineData("dekoupeuse", "decoupeuse")]
    [InlineData("apparel photo", "appareil")]
    [InlineData("portemonnaie perdu", "porte")]
    public void A_slip_is_forgiven_and_told(string question, string meant)
    {
        var index = Of("La découpeuse coupe le bois", "Un appareil pour la photo", "Un porte feuille et de la monnaie");

        var hits = index.Search(question, Everyone);

        hits.Items.ShouldNotBeEmpty();
        hits.Corrections[0].Meant.ShouldBe(meant);
    }

    [Fact]
    public void Words_side_by_side_count_more_than_words_apart()
    {
        var index = Of(
            "le fer est froid et le voisin regarde passer la grande tablette à souder",
            "le fer à souder est froid et le voisin regarde passer la grande tablette"
        );

        Found(index, "fer à souder")[0].ShouldBe(1);
    }

    [Fact]
    public void The_last_word_may_be_unfinished_while_one_types()
    {
        var index = Of("La bibliothèque numérique", "La brodeuse");

        index
            .Search("biblio", Everyone, new SearchOptions { AsYouType = true })
            .Items.Select(h => h.Passage)
            .ShouldBe([0]);
        index.Search("biblio ", Everyone, new SearchOptions { AsYouType = true }).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Putting_again_replaces_and_removing_removes()
    {
        var index = Of("le tour à bois", "la scie");

        index.Put(Make(0, "le tour à métaux"));
        Found(index, "bois").ShouldBeEmpty();
        Found(index, "métaux").ShouldBe([0]);
        index.RemoveDocument(0);
        Found(index, "métaux").ShouldBeEmpty();
        index.Count.ShouldBe(1);
        index.Remove(99);
        index.Count.ShouldBe(1);
    }

    [Fact]
    public void Of_two_passages_with_one_number_in_a_batch_the_last_one_counts()
    {
        var index = new PassageIndex();
        index.PutMany([Make(1, "ancien"), Make(1, "nouveau")]);

        index.Count.ShouldBe(1);
        Found(index, "nouveau").ShouldBe([1]);
    }

    [Fact]
    public void Merging_loses_nothing_and_changes_no_score()
    {
        var texts = Enumerable
            .Range(0, 300)
            .Select(i => $"passage numéro {i} sur le thème {i % 7} et la machine {i % 11}")
            .ToArray();
        var (whole, bit) = (Of(texts), new PassageIndex());
        for (var i = 0; i < texts.Length; i++)
            bit.Put(Make(i, texts[i]));
        for (var i = 0; i < texts.Length; i += 3)
            bit.Put(Make(i, texts[i]));

        Answer(bit.Search("machine 5 thème 3 numéro 42", Everyone))
            .ShouldBe(Answer(whole.Search("machine 5 thème 3 numéro 42", Everyone)));
    }

    [Fact]
    public void Where_the_words_are_kept_changes_no_answer()
    {
        var texts = Enumerable
            .Range(0, 300)
            .Select(i =>
                $"passage numéro {i} sur le thème {i % 7} et la machine {i % 11}, rangée près du four {i % 40}"
            )
            .ToArray();
        var (here, there) = (new PassageIndex(), new PassageIndex(bytes => new Elsewhere(bytes)));
        foreach (var index in (PassageIndex[])[here, there])
        {
            index.PutMany(texts[..200].Select((text, i) => Make(i, text)));
            for (var i = 150; i < texts.Length; i++)
                index.Put(Make(i, texts[i]));
        }

        foreach (var question in (string[])["machine 5 du thème 3", "four 39", "numéro 42 rangé près du four"])
            Answer(there.Search(question, Everyone)).ShouldBe(Answer(here.Search(question, Everyone)));
    }

    [Fact]
    public void A_theme_shared_by_many_documents_does_not_drown_the_text()
    {
        var index = new PassageIndex();
        for (var i = 0; i < 20; i++)
            index.Put(
                new Passage(
                    i,
                    i,
                    1,
                    "Céramique",
                    "",
                    "",
                    i == 7 ? "la cuisson de la céramique dure dix heures" : "on parle de terre",
                    Tongue.French
                )
            );

        Found(index, "durée de cuisson céramique")[0].ShouldBe(7);
    }

    [Fact]
    public void Words_of_the_glossary_find_each_other()
    {
        var index = Of("La fraiseuse est libre", "Le four est libre");
        var options = new SearchOptions
        {
            Glossary = new Glossary([
                ["CNC", "fraiseuse"],
                ["machine à coudre", "surjeteuse"],
            ]),
        };

        index.Search("où est la CNC ?", Everyone, options).Items.Select(h => h.Passage).ShouldBe([0]);
    }

    [Fact]
    public void A_question_of_function_words_still_finds_them()
    {
        var index = Of("être ou ne pas être", "une scie");

        Found(index, "ne pas").ShouldBe([0]);
        Found(index, "").ShouldBeEmpty();
        Found(index, "🎉 … ??").ShouldBeEmpty();
    }

    [Fact]
    public void Confidence_tells_an_answer_from_a_miss()
    {
        var index = Of("La découpeuse laser se réserve en ligne", "Le four à céramique", "La scie à ruban");

        index.Search("réserver la découpeuse laser", Everyone).Confidence.ShouldBeGreaterThan(0.8);
        index.Search("la piscine du laser municipal de Nantes", Everyone).Confidence.ShouldBeLessThan(0.5);
        index.Search("xylophone", Everyone).Confidence.ShouldBe(0);
    }

    [Fact]
    public void A_very_long_question_is_answered_by_its_most_telling_words()
    {
        var index = Of("la découpeuse laser", "le four");
        var question =
            string.Concat(Enumerable.Range(0, 3000).Select(i => $"mot{i} ")) + new string('z', 10_000) + " découpeuse";

        Should.NotThrow(() => index.Search(question[..10_000] + " découpeuse", Everyone)).Items.ShouldNotBeEmpty();
    }

    [Fact]
    public void Readers_see_whole_batches_while_a_writer_works()
    {
        var index = new PassageIndex();
        using var done = new CancellationTokenSource();
        var writer = new Thread(() =>
        {
            for (var round = 0; round < 60; round++)
                index.PutMany(
                    Enumerable.Range(0, 40).Select(i => Make(i, $"machine ronde{round} mot{round * 40 + i}"))
                );
            done.Cancel();
        });
        writer.Start();
        while (!done.IsCancellationRequested)
        {
            var hits = index.Search("machine", Everyone, new SearchOptions { Limit = 100 });
            (hits.Items.Count is 0 or 40).ShouldBeTrue();
        }
        writer.Join();
        Found(index, "ronde59").Count.ShouldBe(20);
    }

    /// <summary>Gives all it reads in one room, as a file does: what was read before is gone.</summary>
    private sealed class Elsewhere(byte[] bytes) : IKeptBytes
    {
        public int Length => bytes.Length;

        public ReadOnlySpan<byte> Read(int at, int length, ref byte[] room)
        {
            Array.Fill<byte>(room, 0xFF);
            if (room.Length < length)
                room = new byte[length];
            bytes.AsSpan(at, length).CopyTo(room);
            return room.AsSpan(0, length);
        }
    }

    private static PassageIndex Of(params string[] bodies)
    {
        var index = new PassageIndex();
        index.PutMany(bodies.Select((body, i) => Make(i, body)));
        return index;
    }

    private static Passage Make(long id, string body) => new(id, id, 1, "", "", "", body, Tongue.French);

    private static List<long> Found(PassageIndex index, string question) =>
        [.. index.Search(question, Everyone).Items.Select(h => h.Passage)];

    internal static string Answer(Hits hits) => System.Text.Json.JsonSerializer.Serialize(hits);
}
