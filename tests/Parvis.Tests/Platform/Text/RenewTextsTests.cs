using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Platform.Jobs;
using Parvis.Platform.Text;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Text;

public class RenewTextsTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    public async Task Texts_of_an_older_renderer_are_rendered_again_once_hidden_ones_too_and_their_words_stay()
    {
        var page = await place.Sow("Vieille page", "Du **gras**.");
        var question = await place.Ask("Vieille question ?", "Du **gras**.", answers: ("Du **gras**.", null, false));
        await place.Acts.Run(async db =>
        {
            (await db.Pages.SingleAsync(one => one.Id == page.Id)).Text = Old;
            var row = await db.Questions.Include(one => one.Answers).SingleAsync(one => one.Id == question.Id);
            row.Text = Old;
            row.Answers[0].Text = Old;
            row.Hide(row.Answers[0], place.Now);
        });

        await place.Acts.Run(db =>
        {
            db.Enqueue(new RenewTexts(), place.Now);
            return Task.CompletedTask;
        });
        await place.DoJobs();

        var texts = new[]
        {
            await place.Read(db => db.Pages.Where(one => one.Id == page.Id).Select(one => one.Text).SingleAsync()),
            await place.Read(db =>
                db.Questions.Where(one => one.Id == question.Id).Select(one => one.Text).SingleAsync()
            ),
            await place.Read(db =>
                db.AllAnswers.Where(one => one.QuestionId == question.Id).Select(one => one.Text).SingleAsync()
            ),
        };
        texts.ShouldAllBe(text => text.Version == Markdown.RendererVersion);
        texts.ShouldAllBe(text => text.Markdown == Old.Markdown && text.Html.Contains("<strong>gras</strong>"));
        (await place.Read(db => db.Revisions.CountAsync(one => one.PageId == page.Id))).ShouldBe(1);
        (await place.Visitor().Open(question.Path)).QuerySelectorAll(".reply").Length.ShouldBe(0);
    }

    // Each has one of its own: an owned value is nobody else's.
    private static RichText Old =>
        new()
        {
            Markdown = "Du **gras**.",
            Html = "<p>Ancien.</p>",
            Version = 0,
        };
}
