using Parvis.Language.Experts;
using Parvis.Language.Index;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;

namespace Parvis.Tests.Platform.Finding;

public class FinderTests
{
    private const long Public = 0,
        Staff = 1,
        Ada = 41,
        Bob = 42;

    private static readonly DateTime Now = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private readonly Finder _finder = new();

    public FinderTests() =>
        _finder.PutMany([
            Question(1, "Comment réserver la découpeuse laser ?", "Je voudrais couper du bois.", Ada),
            Question(2, "À quelle heure ferme le café ?", "Le soir, surtout.", Bob),
            Page(1, "Découpeuse laser", "Réserver", "La découpeuse laser se réserve la veille, à l’accueil."),
        ]);

    [Fact]
    public void One_question_finds_where_who_and_what_was_asked_before()
    {
        var found = Ask("réserver la découpeuse");

        found.Where.Select(p => p.Thing).ShouldBe([Page(1).Thing, Question(1).Thing], ignoreOrder: true);
        found.Who.Select(e => e.Person).ShouldBe([Ada]);
        found.Who[0].Reasons.ShouldHaveSingleItem().Title.ShouldBe("Comment réserver la découpeuse laser ?");
        found.Similar.ShouldHaveSingleItem().Thing.ShouldBe(Question(1).Thing);
        found.Confidence.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Passages_of_one_document_are_one_place()
    {
        var found = Ask("découpeuse laser").Where;

        found.Select(p => p.Thing).ShouldBeUnique();
        found.Single(p => p.Thing == Question(1).Thing).Others.ShouldBe(1);
    }

    [Fact]
    public void Kin_share_most_tags_first_then_the_newest_and_are_within_sight()
    {
        _finder.PutMany([
            Question(10, "Tissu") with
            {
                Tags = ["couture", "atelier"],
            },
            Question(11, "Fil") with
            {
                Tags = ["couture"],
            },
            Question(12, "Aiguille") with
            {
                Tags = ["couture", "atelier"],
            },
            Question(13, "Bouton") with
            {
                Tags = ["couture"],
            },
            Question(14, "Réserve") with
            {
                Tags = ["couture", "atelier"],
                Scope = Staff,
            },
        ]);

        KinOf(10).ShouldBe([12, 13, 11]);
    }

    [Fact]
    public void Kin_follow_what_a_thing_is_tagged_today()
    {
        _finder.Put(Question(10, "Tissu") with { Tags = ["couture"] });
        _finder.Put(Question(11, "Fil") with { Tags = ["couture"] });
        KinOf(10).ShouldBe([11]);

        _finder.Put(Question(11, "Fil") with { Tags = ["électricité"] });
        KinOf(10).ShouldBeEmpty();

        _finder.Put(Question(12, "Aiguille") with { Tags = ["couture"] });
        _finder.Remove(Question(12).Thing);
        KinOf(10).ShouldBeEmpty();
        KinOf(12).ShouldBeEmpty();
    }

    [Fact]
    public void A_question_does_not_find_itself()
    {
        var asked = new AskedQuestion("Comment réserver la découpeuse laser ?", new ReaderScopes(Public), Now)
        {
            Itself = Question(1).Thing,
        };

        var found = _finder.Ask(asked);

        found.Where.ShouldAllBe(p => p.Thing != asked.Itself);
        found.Similar.ShouldAllBe(q => q.Thing != asked.Itself);
        found.Who.ShouldNotContain(e => e.Person == Ada);
    }

    [Fact]
    public void Details_bring_in_people_whom_the_title_does_not()
    {
        var asked = new AskedQuestion("Une question", new ReaderScopes(Public), Now)
        {
            Details = "La découpeuse laser",
        };

        _finder.Ask(asked).Who.Select(e => e.Person).ShouldBe([Ada]);
    }

    [Fact]
    public void What_the_reader_may_not_see_changes_nothing()
    {
        var before = Ask("réserver la découpeuse laser");
        for (var n = 10; n < 40; n++)
            _finder.Put(Question(n, "Réserver la découpeuse laser", "Secret.", Bob) with { Scope = Staff });

        var after = Ask("réserver la découpeuse laser");

        after.Where.ShouldBe(before.Where);
        after.Similar.ShouldBe(before.Similar);
        after
            .Who.Select(e => (e.Person, e.Score, e.Times))
            .ShouldBe(before.Who.Select(e => (e.Person, e.Score, e.Times)));
        after.Confidence.ShouldBe(before.Confidence);
        after.Expanded.ShouldBe(before.Expanded);
        _finder.Documents.ShouldBe(33);
    }

    [Fact]
    public void A_document_put_again_is_found_by_what_it_says_now()
    {
        _finder.Put(Page(1, "Four à céramique", "Cuire", "Le four chauffe à mille degrés."));

        Ask("veille").Where.ShouldBeEmpty();
        Ask("four céramique").Where.ShouldHaveSingleItem().Title.ShouldBe("Four à céramique");
    }

    [Fact]
    public void A_passage_that_is_gone_is_no_longer_found()
    {
        var question = Question(1, "Comment réserver la découpeuse laser ?", "Je voudrais couper du bois.", Ada);
        _finder.Put(question with { Sections = [question.Sections[0]], Evidence = [] });

        Ask("demandez accueil").Where.ShouldAllBe(p => p.Thing != question.Thing);
        Ask("découpeuse laser").Who.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_taken_out_leaves_nothing_behind()
    {
        _finder.Remove(Question(1).Thing);
        _finder.Remove(new Thing("page", 99));

        var found = Ask("réserver la découpeuse laser");
        found.Where.ShouldHaveSingleItem().Thing.ShouldBe(Page(1).Thing);
        found.Who.ShouldBeEmpty();
        found.Similar.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_found_for_nothing()
    {
        var found = Ask("   ");

        found.Where.ShouldBeEmpty();
        found.Who.ShouldBeEmpty();
        found.Similar.ShouldBeEmpty();
        found.Confidence.ShouldBe(0);
    }

    [Fact]
    public void Readers_and_a_writer_do_not_disturb_each_other()
    {
        Parallel.For(
            0,
            400,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            n =>
            {
                if (n % 2 == 0)
                {
                    // One after the other: whether another thread's question comes before or after its removal is nobody's fault.
                    _finder.Put(Question(100 + n, $"Réserver la salle {n}", "Pour une réunion.", Bob));
                    _finder.Remove(Question(100 + n).Thing);
                }
                else
                    Ask("réserver la salle").Where.Count.ShouldBeLessThanOrEqualTo(20);
            }
        );

        _finder.Documents.ShouldBe(3);
        Ask("découpeuse laser").Where.Count.ShouldBe(2);
    }

    private IEnumerable<long> KinOf(long question) =>
        _finder
            .KinOf(Question(question).Thing, Findable.Question, new ReaderScopes(Public))
            .Select(card => card.Thing.Id);

    private Findings Ask(string text) => _finder.Ask(new AskedQuestion(text, new ReaderScopes(Public), Now));

    private static Findable Question(long id, string title = "", string body = "", long answerer = 0) =>
        new()
        {
            Thing = new Thing(Findable.Question, id),
            Title = title,
            Url = $"/questions/{id}",
            Scope = Public,
            Sections = [new Section(id * 10, "", body), new Section(id * 10 + 1, "", "Demandez donc à l’accueil.")],
            Evidence = [new Proof(answerer, id * 10 + 1, Act.Answered, Now.AddDays(-id))],
        };

    private static Findable Page(long id, string title = "", string heading = "", string body = "") =>
        new()
        {
            Thing = new Thing("page", id),
            Title = title,
            Url = $"/jardin/{id}",
            Scope = Public,
            Stage = 3,
            Sections = [new Section(5_000 + id, heading, body)],
        };
}
