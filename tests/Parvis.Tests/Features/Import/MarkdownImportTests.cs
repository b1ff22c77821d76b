using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Features.Import;
using Parvis.Tests.Formats;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

public sealed class MarkdownImportTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("etalab-guides.zip", 55)]
    [InlineData("multibao-by-sa.zip", 26)]
    [Trait("needs", "shared")]
    public async Task A_real_folder_comes_in_whole_and_twice_changes_nothing(string zip, int pages)
    {
        using var scratch = new Scratch();
        var folder = Path.GetFileNameWithoutExtension(zip);
        foreach (var (name, bytes) in SharedData.Zip($"garden/{zip}", ".md"))
            scratch.Put($"{folder}/{name}", bytes);
        var root = Path.Combine(scratch.Folder, folder);
        var first = await new Imports(place).Markdown(root);
        first.Pages.ShouldBe(new Tally { Added = pages });
        (await new Imports(place).Markdown(root)).Pages.ShouldBe(new Tally { Unchanged = pages });
    }

    [Fact]
    public async Task The_head_of_a_file_gives_title_authors_date_and_tags_and_links_are_followed()
    {
        using var scratch = new Scratch();
        scratch.Put(
            "lieu/laser.md",
            "---\ntitle: Le laser du lieu\nauthor: Anne Lieu; Luc Lieu\ndate: 2024-03-12\ntags: [laser]\n---\nVoir [la page](outils/scie.md#lame), [[Scie du lieu]], [plus tard](outils/tour.md).\n"
        );
        scratch.Put("lieu/outils/scie.md", "# Scie du lieu\n\nElle coupe.\n");
        scratch.Put("lieu/brouillon.md", "---\ndraft: true\n---\nPas encore.\n");
        scratch.Put("lieu/faux.md", [0x50, 0x4B, 3, 4, 0, 0]);
        var report = await new Imports(place).Markdown(Path.Combine(scratch.Folder, "lieu"));

        report.Pages.ShouldBe(new Tally { Added = 2 });
        report.LeftOut.SelectMany(group => group.First).Order().ShouldBe(["brouillon.md", "faux.md"]);
        var page = await At("le-laser-du-lieu");
        page.CreatedAt.ShouldBe(new DateTime(2024, 3, 12, 0, 0, 0, DateTimeKind.Utc));
        page.Stage.ShouldBe(Stage.Sprout);
        page.CaredById.ShouldNotBeNull();
        page.Text.Html.ShouldContain("/jardin/scie-du-lieu#lame");
        page.Text.Html.ShouldContain("/jardin/tour\"");

        scratch.Put("lieu/outils/tour.md", "# Le grand tour du lieu\n\nIl tourne.\n");
        await new Imports(place).Markdown(Path.Combine(scratch.Folder, "lieu"));
        (await At("tour")).Title.ShouldBe("Le grand tour du lieu");
    }

    private Task<Page> At(string slug) =>
        place.Read(db => db.Pages.AsNoTracking().SingleAsync(page => page.Slug == slug));
}
