using System.Net;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Import;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Tests.Formats;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

public sealed class WikiImportTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Fact]
    [Trait("needs", "shared")]
    public async Task A_real_wiki_comes_in_whole_and_twice_changes_nothing()
    {
        using var scratch = new Scratch();
        var file = await Shared(scratch, "jardin-full.xml.gz");
        var first = await new Imports(place).Wiki(file, history: true);

        first.Stopped.ShouldBeNull();
        first.Pages.Added.ShouldBe(69);
        first.People.ShouldBe(20);
        first.LeftOut.ShouldBeEmpty();
        var stored = await Stored("mediawiki:Jardin des savoirs");
        stored.Count.ShouldBe(69);
        var revisions = await place.Read(db => db.Revisions.CountAsync());
        var tags = await place.Read(db => db.Taggings.CountAsync(tagging => tagging.Kind == Page.Kind));
        tags.ShouldBeGreaterThan(100);
        (await Authors(stored)).ShouldBe(20);

        var second = await new Imports(place).Wiki(file, history: true);
        second.Pages.ShouldBe(new Tally { Unchanged = 69 });
        second.Redirects.ShouldBe(0);
        (await place.Read(db => db.Revisions.CountAsync())).ShouldBe(revisions);
        (await Stored("mediawiki:Jardin des savoirs")).Count.ShouldBe(69);
        (await place.Read(db => db.Taggings.CountAsync(tagging => tagging.Kind == Page.Kind))).ShouldBe(tags);
    }

    [Fact]
    public async Task Links_follow_other_names_and_wait_for_pages_to_come()
    {
        using var scratch = new Scratch();
        var first = scratch.Put(
            "un.xml",
            Dumps.Of(
                "Attente",
                Dumps.Page("Atelier", "Voir [[Scie à ruban|la scie]], [[Vieille scie]] et [[Bois de récup]]."),
                Dumps.Page("Scie à ruban", "Elle coupe. [[Catégorie:Machines]]"),
                "<page><title>Vieille scie</title><ns>0</ns><redirect title=\"Scie à ruban\" /><revision><text>#REDIRECTION [[Scie à ruban]]</text></revision></page>",
                Dumps.Page("Discussion:Atelier", "Bonjour", space: 1)
            )
        );
        var report = await new Imports(place).Wiki(first);
        report.Pages.Added.ShouldBe(2);
        report.Redirects.ShouldBe(1);
        report.LeftOut.ShouldHaveSingleItem().Reason.ShouldBe("pages de discussion");
        var html = (await PageAt("atelier")).Text.Html;
        html.Split("href=\"/jardin/scie-a-ruban\"").Length.ShouldBe(3);
        html.ShouldContain("href=\"/jardin/bois-de-recup\"");
        using var visitor = place.Visitor();
        var moved = await visitor.GetAsync("/jardin/vieille-scie");
        moved.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        moved.Headers.Location!.ToString().ShouldBe("/jardin/scie-a-ruban");
        (await visitor.GetAsync("/jardin/bois-de-recup")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await new Imports(place).Wiki(
            scratch.Put("deux.xml", Dumps.Of("Attente", Dumps.Page("Bois de récup", "Du bois.")))
        );
        (await visitor.GetAsync("/jardin/bois-de-recup")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_changed_source_is_a_new_revision_unless_somebody_edited_the_page_here()
    {
        using var scratch = new Scratch();
        await new Imports(place).Wiki(
            scratch.Put("un.xml", Dumps.Of("Suite", Dumps.Page("Four", "Froid."), Dumps.Page("Tour", "Lent.")))
        );
        await place.Acts.Run(async db =>
        {
            var tour = await db.Pages.SingleAsync(page => page.Slug == "tour");
            tour.Text = Markdown.From("Rapide, dit Anne.");
            tour.Version++;
        });
        var report = await new Imports(place).Wiki(
            scratch.Put(
                "deux.xml",
                Dumps.Of("Suite", Dumps.Page("Four", "Chaud.", day: 2), Dumps.Page("Tour", "Très lent.", day: 2))
            )
        );

        report.Pages.ShouldBe(new Tally { Updated = 1 });
        report.LeftOut.ShouldHaveSingleItem().First.ShouldBe(["« Tour »"]);
        (await PageAt("tour")).Text.Markdown.ShouldBe("Rapide, dit Anne.");
        var four = await PageAt("four");
        four.Text.Markdown.Trim().ShouldBe("Chaud.");
        four.Version.ShouldBe(2);
        var revisions = await place.Read(db =>
            db.Revisions.Where(row => row.PageId == four.Id).OrderBy(row => row.Number).ToListAsync()
        );
        revisions.Select(row => row.Markdown.Trim()).ShouldBe(["Froid.", "Chaud."]);
    }

    [Fact]
    public async Task Authors_and_dates_are_kept_and_an_address_is_nobody()
    {
        using var scratch = new Scratch();
        const string Revisions =
            "<page><title>Presse</title><ns>0</ns>"
            + "<revision><id>1</id><timestamp>2020-01-01T10:00:00Z</timestamp><contributor><username>Presse Anne</username></contributor><comment>début</comment><text>Un.</text></revision>"
            + "<revision><id>2</id><timestamp>2021-01-01T10:00:00Z</timestamp><contributor><ip>10.0.0.1</ip></contributor><text>Deux.</text></revision></page>";
        await new Imports(place).Wiki(scratch.Put("un.xml", Dumps.Of("Presse", Revisions)));
        var page = await PageAt("presse");
        (page.Version, page.CreatedAt.Year, page.CaredById).ShouldBe((1, 2021, null));

        var report = await new Imports(place).Wiki(
            scratch.Put("deux.xml", Dumps.Of("Presse", Revisions)),
            history: true
        );
        report.Pages.ShouldBe(new Tally { Updated = 1 });
        var rows = await place.Read(db =>
            db.Revisions.Where(row => row.PageId == page.Id).OrderBy(row => row.Number).ToListAsync()
        );
        rows.Select(row => (row.Number, row.At.Year, row.Comment)).ShouldBe([(1, 2020, "début"), (2, 2021, "")]);
        var author = rows[0].AuthorId.ShouldNotBeNull();
        var anne = await place.Read(db => db.People.SingleAsync(person => person.Id == author));
        (anne.Name, anne.Unclaimed).ShouldBe(("Presse Anne", true));
        rows[1].AuthorId.ShouldBeNull();
    }

    [Fact]
    public async Task An_import_that_was_stopped_goes_on_where_it_was()
    {
        using var scratch = new Scratch();
        var pages = Enumerable.Range(1, 450).Select(n => Dumps.Page($"Outil {n}", $"Numéro {n}.")).ToArray();
        var file = scratch.Put("un.xml", Dumps.Of("Reprise", pages));
        var parts = 0;
        var stopped = new Imports(place)
        {
            Progress = _ =>
            {
                if (++parts == 2)
                    throw new IOException("la prise est tirée");
            },
        };
        await Should.ThrowAsync<IOException>(() => stopped.Wiki(file));
        var before = (await Stored("mediawiki:Reprise")).Count;
        before.ShouldBe(200);

        var report = await new Imports(place).Wiki(file);
        report.Pages.ShouldBe(new Tally { Added = 250, Unchanged = 200 });
        (await Stored("mediawiki:Reprise")).Count.ShouldBe(450);
    }

    [Fact]
    public async Task A_cut_dump_gives_its_whole_pages_and_says_where_it_ends()
    {
        using var scratch = new Scratch();
        var whole = Dumps.Of("Coupé", Dumps.Page("Coupe un", "Un."), Dumps.Page("Coupe deux", "Deux."));
        var report = await new Imports(place).Wiki(scratch.Put("un.xml", whole[..^60]));
        report.Pages.Added.ShouldBe(1);
        report.Stopped.ShouldNotBeNull().ShouldContain("Coupe un");
    }

    private Task<List<Page>> Stored(string source) =>
        place.Read(db =>
        {
            var ids = db
                .Imported.Where(row => row.Source == source && row.Kind == Page.Kind)
                .Select(row => row.ThingId);
            return db.Pages.AsNoTracking().Where(page => ids.Contains(page.Id)).ToListAsync();
        });

    private Task<int> Authors(List<Page> pages)
    {
        var ids = pages.Select(page => page.Id).ToList();
        return place.Read(db =>
            db.Set<Revision>()
                .Where(row => ids.Contains(row.PageId))
                .Where(row => db.Set<Person>().Any(person => person.Id == row.AuthorId && person.Unclaimed))
                .Select(row => row.AuthorId)
                .Distinct()
                .CountAsync()
        );
    }

    private Task<Page> PageAt(string slug) =>
        place.Read(db => db.Pages.AsNoTracking().SingleAsync(page => page.Slug == slug));

    private static async Task<string> Shared(Scratch scratch, string name)
    {
        var path = Path.Combine(scratch.Folder, name);
        await using var from = SharedData.Open($"wiki-fr/{name}");
        await using var to = File.Create(path);
        await from.CopyToAsync(to);
        return path;
    }
}
