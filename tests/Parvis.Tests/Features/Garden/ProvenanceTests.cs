using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Garden.Provenance;
using Parvis.Features.Questions;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Garden;

public class ProvenanceTests(TestPlace place) : IClassFixture<TestPlace>
{
    private const string Start = "## La fraise\n\nElle s’use.\n\n## Le reste\n\nRien à dire.";
    private const string Answer = "La fraise de six se change tous les trois mois, ou dès que le bois brûle un peu.";

    [Fact]
    public async Task A_passage_keeps_its_source_through_edits_around_it_and_when_it_moves()
    {
        var (page, question) = await Harvested("Fraise qui reste");
        var browser = await place.SignedIn(Role.Member);

        await Edit(browser, page, $"Un début.\n\n{Answer}\n\nEncore un mot.\n\n{Start}");

        Sourced(await browser.Open(page.Path)).ShouldBe([Answer]);
        (await Said(question)).ShouldNotContain("changé");
    }

    [Fact]
    public async Task When_a_passage_is_changed_or_goes_the_answer_says_so_and_an_old_version_brings_it_back()
    {
        var (page, question) = await Harvested("Fraise qui change");
        var browser = await place.SignedIn(Role.Member);
        var edited = Answer.Replace("trois mois", "deux mois");

        await Edit(browser, page, Start + "\n\n" + edited);
        Sourced(await browser.Open(page.Path)).ShouldBe([edited]);
        (await Said(question)).ShouldContain("Ce passage a changé depuis.");
        (await browser.Open(page.Path)).QuerySelector(".src details")!.TextContent.ShouldContain("changé");

        await Edit(browser, page, Start);
        Sourced(await browser.Open(page.Path)).ShouldBeEmpty();
        (await Said(question)).ShouldContain("Ce passage n’y est plus.");

        var history = page.Path + "/historique";
        await browser.Post(history, Pages.Filled(await browser.Open(history + "?version=2"), "?version=2"));
        Sourced(await browser.Open(page.Path)).ShouldBe([Answer]);
        (await Said(question)).ShouldNotContain("changé");
    }

    [Fact]
    public async Task An_answer_of_several_blocks_is_one_passage_and_its_last_word_may_join_a_list_that_is_there()
    {
        var page = await place.Sow("Liste de courses", "À prendre :\n\n- du bois");
        var question = await place.Ask("Quoi d’autre ?", answers: [("- des vis\n- de la colle", null, false)]);
        var other = await place.Ask(
            "Et où ?",
            answers: [("Au marché.\n\nOu en ville :\n\n1. chez Odile\n2. au dépôt", null, false)]
        );

        await Harvest(question, page);
        await Harvest(other, page);

        var sources = (await place.Visitor().Open(page.Path)).QuerySelectorAll(".prose > .src");
        sources.Length.ShouldBe(2);
        sources[0].QuerySelectorAll("li").Length.ShouldBe(3);
        sources[1].Children.Select(one => one.LocalName).ShouldBe(["p", "p", "ol", "details"]);
    }

    [Fact]
    public async Task A_heading_that_went_meanwhile_is_told_and_nothing_is_lost()
    {
        var page = await place.Sow("Parties", "## Une\n\nOui.\n\n## Deux\n\nNon.");
        var question = await place.Ask("Où mettre ceci ?", answers: [("Ici.", null, false)]);
        var browser = await place.SignedIn(Role.Member);
        var path = await PathOf(question);
        using var choosing = await browser.Send(path, "Form.Text", ("Do", $"dans:{page.Id}"));
        var form = Pages.Filled(
            await choosing.Document(),
            "Form.Text",
            ("Form.Under", "Deux"),
            ("Form.Text", "Ici même.")
        );
        await Edit(browser, page, "## Une\n\nOui.");

        using var answer = await browser.Post(path, form);

        var shown = await answer.Document();
        shown.QuerySelector(".faults a")!.GetAttribute("href").ShouldBe("#Form_Under");
        shown.ValueOf("Form.Text")!.Trim().ShouldBe("Ici même.");
        (await place.Read(db => db.Pages.SingleAsync(one => one.Id == page.Id))).Text.Markdown.ShouldNotContain("Ici");
    }

    [Fact]
    public async Task Pages_and_questions_that_nothing_was_harvested_from_cost_no_more_than_before()
    {
        var (harvested, question) = await Harvested("Fraise que l’on compte");
        var plain = await place.Sow("Page sans source", Start);
        var open = await place.Ask("Question sans récolte ?", answers: [("Oui.", null, false)]);
        var browser = place.Visitor();

        var pages = await Task.WhenAll(Count(browser, plain.Path), Count(browser, harvested.Path));
        var questions = await Task.WhenAll(Count(browser, open.Path), Count(browser, question.Path));

        (pages[1] - pages[0], questions[1] - questions[0]).ShouldBe((1, 1));
        pages.Concat(questions).ShouldAllBe(count => count <= 6);
        (await place.Read(db => db.PlacedBlocks.AnyAsync(one => one.PageId == plain.Id))).ShouldBeFalse();
    }

    [Fact]
    public async Task Only_blocks_with_a_source_have_rows_and_each_revision_keeps_its_own()
    {
        var (page, _) = await Harvested("Fraise en lignes");
        var browser = await place.SignedIn(Role.Member);

        await Edit(browser, page, $"{Answer}\n\n{Start}");

        var rows = await place.Read(db =>
            db.PlacedBlocks.Where(one => one.PageId == page.Id).OrderBy(one => one.Number).ToListAsync()
        );
        rows.Select(row => (row.Number, row.Position, row.Block, row.Elements)).ShouldBe([(2, 4, 1, 1), (3, 0, 1, 1)]);
    }

    private async Task<(Page Page, Question Question)> Harvested(string title)
    {
        var page = await place.Sow(title, Start);
        var question = await place.Ask($"{title} : quand la changer ?", answers: [(Answer, null, true)]);
        await Harvest(question, page);
        return (page, question);
    }

    private async Task Harvest(Question question, Page page)
    {
        var browser = await place.SignedIn(Role.Member);
        using var done = await browser.Send(await PathOf(question), "Form.Text", ("Do", $"ajouter:{page.Id}"));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> PathOf(Question question)
    {
        var answer = await place.Read(db => db.Answers.FirstAsync(one => one.QuestionId == question.Id));
        return $"/questions/{question.Id}/recolter/{answer.Id}";
    }

    private static async Task Edit(HttpClient browser, Page page, string text)
    {
        using var saved = await browser.Send(page.Path + "/modifier", "Form.Title", ("Form.Text", text));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static IEnumerable<string> Sourced(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll(".src > :not(details)").Select(one => one.TextContent);

    private async Task<string> Said(Question question) =>
        (await place.Visitor().Open(question.Path)).QuerySelector(".taken")!.TextContent;

    private async Task<int> Count(HttpClient browser, string path) =>
        (await place.Statements.During(browser, path)).Statements;
}
