using Microsoft.EntityFrameworkCore;
using Parvis.Features.Import;
using Parvis.Features.Questions;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

public sealed class QaImportTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task Questions_come_in_with_their_answers_in_the_order_of_the_file()
    {
        using var scratch = new Scratch();
        var lines = Enumerable
            .Range(1, 450)
            .Select(n =>
                $$"""{"id":{{n}},"title":"Ordre {{n}}","text":"t","author":"Ordre Anne","created":"2024-03-12","answers":[{"text":"a{{n}}","author":"Ordre Luc","accepted":true,"score":3},{"text":"b{{n}}"}]}"""
            );
        var file = scratch.Put("ordre.jsonl", string.Join('\n', lines));
        var report = await new Imports(place).Qa(file);

        report.Questions.ShouldBe(new Tally { Added = 450 });
        (report.Answers, report.People).ShouldBe((900, 2));
        var questions = await Stored("Ordre ");
        questions.Select(question => question.Title).ShouldBe(Enumerable.Range(1, 450).Select(n => $"Ordre {n}"));
        var first = questions[0];
        (first.AnswerCount, first.State, first.AskedAt.Year).ShouldBe((2, QuestionState.Answered, 2024));
        first.Answers.OrderBy(answer => answer.Id).Select(answer => answer.Text.Markdown).ShouldBe(["a1", "b1"]);
        first.Answers.Max(answer => answer.Thanks).ShouldBe(3);

        (await new Imports(place).Qa(file)).Questions.ShouldBe(new Tally { Unchanged = 450 });
        (await Stored("Ordre ")).Count.ShouldBe(450);
    }

    [Fact]
    public async Task A_bad_line_is_told_by_its_number_and_the_others_come_in()
    {
        using var scratch = new Scratch();
        var file = scratch.Put(
            "mauvais.jsonl",
            """
            {"id":1,"title":"Mauvais un","answers":[]}
            {"id":2,"title":
            {"id":1,"title":"encore","answers":[]}
            {"id":4,"title":"Mauvais quatre","visibility":"staff","tags":["Clé","clé"],"answers":[]}
            {"id":5,"title":"Mauvaise page","text":"sans réponses"}
            """
        );
        var report = await new Imports(place).Qa(file);
        (report.Questions.Added, report.Pages.Added).ShouldBe((2, 1));
        report.LeftOut.SelectMany(group => group.First).Order().ShouldBe(["ligne 2", "ligne 3"]);
        var four = (await Stored("Mauvais quatre")).ShouldHaveSingleItem();
        four.Scope.ShouldBe(Scope.Staff);
        (await place.Read(db => db.Taggings.Of(Question.Kind, four.Id).CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task New_answers_of_a_known_question_are_added_and_those_given_here_stay()
    {
        using var scratch = new Scratch();
        const string Start = """{"id":"s","title":"Suivi","created":"2024-01-01","answers":[{"text":"Un"}""";
        await new Imports(place).Qa(scratch.Put("suivi.jsonl", Start + "]}"));
        await place.Acts.Run(async db =>
        {
            var question = await db.Questions.SingleAsync(row => row.Title == "Suivi");
            question.Receive(new Answer { Text = Parvis.Platform.Text.Markdown.From("D’ici"), At = place.Now });
        });
        var report = await new Imports(place).Qa(scratch.Put("suivi.jsonl", Start + ",{\"text\":\"Deux\"}]}"));
        report.Questions.ShouldBe(new Tally { Updated = 1 });
        var answers = (await Stored("Suivi")).Single().Answers;
        answers.Select(answer => answer.Text.Markdown).Order().ShouldBe(["Deux", "D’ici", "Un"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_answer_that_is_hidden_here_stays_hidden_when_it_comes_again()
    {
        using var scratch = new Scratch();
        const string Start =
            """{"id":"h","title":"Caché","created":"2024-01-01","answers":[{"text":"Mauvais","accepted":true}""";
        await new Imports(place).Qa(scratch.Put("cache.jsonl", Start + "]}"));
        await place.Acts.Run(async db =>
        {
            var question = await db.Questions.Include(row => row.Answers).SingleAsync(row => row.Title == "Caché");
            question.Hide(question.Answers[0], place.Now);
        });

        await new Imports(place).Qa(scratch.Put("cache.jsonl", Start + ",{\"text\":\"Bon\"}]}"));

        var stored = (await Stored("Caché")).Single();
        stored.Answers.ShouldHaveSingleItem().Text.Markdown.ShouldBe("Bon");
        (stored.AnswerCount, stored.State).ShouldBe((1, QuestionState.Open));
    }

    private Task<List<Question>> Stored(string start) =>
        place.Read(db =>
            db.Questions.AsNoTracking()
                .Include(question => question.Answers)
                .Where(question => question.Title.StartsWith(start))
                .OrderBy(question => question.Id)
                .ToListAsync()
        );
}
