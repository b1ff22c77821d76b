using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions;
using Parvis.Platform.Finding;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Finding;

public sealed class StoredPassageTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task A_new_answer_is_one_new_passage_and_the_others_keep_their_numbers()
    {
        var knower = await place.Meet("Noé");
        var question = await place.Ask(
            "Quelle colle pour le liège ?",
            answers: [("La néoprène.", knower.Id, false), ("La blanche.", null, false)]
        );
        var before = await Passages(question.Id);

        await place.Acts.Run(async act =>
        {
            var asked = await act.Questions.SingleAsync(one => one.Id == question.Id);
            asked.Receive(
                new Answer
                {
                    Text = Parvis.Platform.Text.Markdown.From("La vinylique."),
                    AuthorId = knower.Id,
                    At = place.Now,
                }
            );
        });

        var after = await Passages(question.Id);
        after.Take(3).ShouldBe(before);
        after
            .Select(passage => passage.Body)
            .ShouldBe(["Une question.", "La néoprène.", "La blanche.", "La vinylique."]);
        (await Proofs(question.Id)).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task A_new_title_is_said_by_new_passages_and_no_old_one_is_left()
    {
        var question = await place.Ask("Où ranger les serre-joints ?", answers: [("Au mur.", null, false)]);
        var before = await Passages(question.Id);

        await place.Acts.Run(async act =>
            (await act.Questions.SingleAsync(one => one.Id == question.Id)).Title = "Où ranger les presses ?"
        );

        var after = await Passages(question.Id);
        after.Select(passage => passage.Title).Distinct().ShouldBe(["Où ranger les presses ?"]);
        after.Count.ShouldBe(before.Count);
        after.Select(passage => passage.Id).Intersect(before.Select(passage => passage.Id)).ShouldBeEmpty();
    }

    private Task<List<StoredPassage>> Passages(long question) =>
        place.Read(db =>
            db.Passages.AsNoTracking()
                .Where(row => row.Kind == Question.Kind && row.ThingId == question)
                .OrderBy(row => row.Ordinal)
                .ToListAsync()
        );

    private Task<List<int?>> Proofs(long question) =>
        place.Read(db =>
            db.Evidence.Where(row => row.Kind == Question.Kind && row.ThingId == question)
                .OrderBy(row => row.Ordinal)
                .Select(row => row.Ordinal)
                .ToListAsync()
        );
}
