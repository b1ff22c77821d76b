using Parvis.Language.Experts;

namespace Parvis.Tests.Language.Experts;

public class EvidenceLogTests
{
    private static readonly DateTime Day = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Rows_stay_in_order_of_time_however_they_come()
    {
        var log = new EvidenceLog();
        foreach (var day in (int[])[5, 1, 9, 3])
            log.Replace([day], [Row(person: 1, document: day, day)]);

        log.Current.Rows.Select(r => r.Document).ShouldBe([9, 5, 3, 1]);
    }

    [Fact]
    public void A_document_put_again_leaves_only_its_new_evidence()
    {
        var log = new EvidenceLog();
        log.Replace([1, 2], [Row(1, 1, 1), Row(2, 1, 2), Row(3, 2, 3)]);

        log.Replace([1], [Row(4, 1, 4)]);

        log.Current.Rows.Select(r => log.Current.People[r.Person]).ShouldBe([4, 3]);
    }

    [Fact]
    public void An_empty_list_takes_the_evidence_away()
    {
        var log = new EvidenceLog();
        log.Replace([1], [Row(1, 1, 1)]);

        log.Replace([1], []);

        log.Current.Count.ShouldBe(0);
    }

    [Fact]
    public void A_view_does_not_change_while_it_is_read()
    {
        var log = new EvidenceLog();
        log.Replace([1], [Row(1, 1, 1)]);
        var before = log.Current;

        log.Replace([1], []);

        before.Count.ShouldBe(1);
    }

    private static Evidence Row(long person, long document, int day) =>
        new(person, document, day, 0, Act.Answered, Day.AddDays(day));
}
