using Parvis.Language.Experts;
using Parvis.Language.Index;

namespace Parvis.Tests.Language.Experts;

public class WhoKnowsTests
{
    private const long Ada = 1,
        Bob = 2,
        Cleo = 3,
        Public = 0,
        Staff = 9;

    private static readonly DateTime Now = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ReaderScopes Everyone = new(Public);

    [Fact]
    public void Those_who_wrote_the_passages_found_are_named_first()
    {
        var evidence = Log(
            Answer(Ada, document: 1, passage: 10, day: 5),
            Answer(Bob, document: 2, passage: 20, day: 4)
        );

        var named = WhoKnows.Rank(new Topic([new Hit(10, 1, 8), new Hit(20, 2, 2)]), evidence, Everyone, Now);

        named.Select(k => k.Person).ShouldBe([Ada, Bob]);
    }

    [Fact]
    public void Of_two_who_know_as_much_the_one_who_was_here_lately_is_named_first()
    {
        var evidence = Log(
            Answer(Ada, document: 1, passage: 10, day: 900),
            Answer(Bob, document: 1, passage: 11, day: 3)
        );

        var named = WhoKnows.Rank(new Topic([new Hit(10, 1, 5), new Hit(11, 1, 5)]), evidence, Everyone, Now);

        named.Select(k => k.Person).ShouldBe([Bob, Ada]);
    }

    [Fact]
    public void Of_two_who_did_as_much_lately_the_one_who_came_back_is_named_first()
    {
        var once = Answer(Ada, document: 1, passage: 10, day: 1) with { Weight = 2 };
        var evidence = Log(once, Answer(Bob, 2, 20, day: 2), Answer(Bob, 3, 30, day: 3));

        var named = WhoKnows.Rank(new Topic([]), evidence, Everyone, Now, new WhoOptions { OnlyWithReason = false });

        named.Select(k => k.Person).ShouldBe([Bob, Ada]);
    }

    [Fact]
    public void Of_two_answers_found_alike_the_one_whose_own_words_are_nearer_speaks_more()
    {
        var evidence = Log(
            Answer(Ada, document: 1, passage: 10, day: 5),
            Answer(Bob, document: 1, passage: 11, day: 5)
        );
        Hit[] alike = [new(10, 1, 5), new(11, 1, 5)];
        Hit[] ownWords = [new(10, 1, 9), new(11, 1, 3)];

        var before = WhoKnows.Rank(new Topic(alike), evidence, Everyone, Now);
        var named = WhoKnows.Rank(new Topic(alike, alike, ownWords), evidence, Everyone, Now);

        before.Select(k => k.Person).ShouldBe([Bob, Ada]);
        named.Select(k => k.Person).ShouldBe([Ada, Bob]);
    }

    [Fact]
    public void What_is_near_the_details_speaks_beside_what_is_near_the_question()
    {
        var evidence = Log(
            Answer(Ada, document: 1, passage: 10, day: 5),
            Answer(Bob, document: 2, passage: 20, day: 5)
        );
        Hit[] hits = [new(10, 1, 5), new(20, 2, 4)];

        var named = WhoKnows.Rank(new Topic(hits, details: [new(20, 2, 3)]), evidence, Everyone, Now);

        named.Select(k => k.Person).ShouldBe([Bob, Ada]);
    }

    [Fact]
    public void The_asker_is_never_named()
    {
        var evidence = Log(Answer(Ada, document: 1, passage: 10, day: 5));

        WhoKnows
            .Rank(new Topic([new Hit(10, 1, 5)]), evidence, Everyone, Now, new WhoOptions { Asker = Ada })
            .ShouldBeEmpty();
    }

    [Fact]
    public void One_who_may_not_be_named_leaves_the_place_to_the_next()
    {
        var evidence = Log(
            Answer(Ada, document: 1, passage: 10, day: 2),
            Answer(Bob, document: 1, passage: 11, day: 3)
        );
        var options = new WhoOptions { Limit = 1, MayName = person => person != Ada };

        var named = WhoKnows.Rank(new Topic([new Hit(10, 1, 5), new Hit(11, 1, 4)]), evidence, Everyone, Now, options);

        named.ShouldHaveSingleItem().Person.ShouldBe(Bob);
    }

    [Fact]
    public void Acts_out_of_sight_change_not_even_a_digit()
    {
        Evidence[] seen =
        [
            Answer(Ada, document: 1, passage: 10, day: 5),
            Answer(Bob, document: 2, passage: 20, day: 40),
        ];
        Evidence[] hidden = [.. Enumerable.Range(1, 50).Select(n => Answer(Cleo, 3, 30 + n, n) with { Scope = Staff })];
        Hit[] hits = [new(10, 1, 8), new(20, 2, 7)];

        var without = WhoKnows.Rank(new Topic(hits), Log(seen), Everyone, Now);
        var with = WhoKnows.Rank(new Topic(hits), Log([.. seen, .. hidden]), Everyone, Now);

        with.Select(k => (k.Person, k.Score)).ShouldBe(without.Select(k => (k.Person, k.Score)));
    }

    [Fact]
    public void What_is_done_after_the_present_instant_does_not_count()
    {
        WhoKnows.Rank(new Topic([new Hit(10, 1, 5)]), Log(Answer(Ada, 1, 10, day: -1)), Everyone, Now).ShouldBeEmpty();
    }

    [Fact]
    public void The_reason_counts_what_was_done_on_this_subject_only()
    {
        var evidence = Log(
            Answer(Ada, document: 1, passage: 10, day: 300),
            Answer(Ada, document: 2, passage: 20, day: 50),
            Answer(Ada, document: 3, passage: 30, day: 1)
        );

        var ada = WhoKnows
            .Rank(new Topic([new Hit(10, 1, 9), new Hit(20, 2, 8)]), evidence, Everyone, Now)
            .ShouldHaveSingleItem();

        ada.Times.ShouldBe(2);
        ada.Behind.Select(d => d.Passage).ShouldBe([10, 20]);
        ada.Last.ShouldBe(Now.AddDays(-50));
    }

    [Fact]
    public void An_act_on_a_whole_document_speaks_for_it()
    {
        var keeper = new Evidence(Ada, 1, 0, Public, Act.Kept, Now.AddDays(-9));

        var ada = WhoKnows.Rank(new Topic([new Hit(10, 1, 9)]), Log(keeper), Everyone, Now).ShouldHaveSingleItem();

        ada.Behind.ShouldHaveSingleItem().Act.ShouldBe(Act.Kept);
    }

    [Fact]
    public void Without_a_reason_nobody_is_named_unless_asked_for()
    {
        var evidence = Log(Answer(Ada, document: 1, passage: 10, day: 5));

        WhoKnows.Rank(new Topic([]), evidence, Everyone, Now).ShouldBeEmpty();
        var active = WhoKnows.Rank(new Topic([]), evidence, Everyone, Now, new WhoOptions { OnlyWithReason = false });
        active.ShouldHaveSingleItem().Last.ShouldBeNull();
    }

    private static Evidence Answer(long person, long document, long passage, int day) =>
        new(person, document, passage, Public, Act.Answered, Now.AddDays(-day));

    private static EvidenceView Log(params Evidence[] evidence)
    {
        var log = new EvidenceLog();
        log.Replace([.. evidence.Select(e => e.Document)], evidence);
        return log.Current;
    }
}
