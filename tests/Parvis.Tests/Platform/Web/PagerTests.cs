using Parvis.Platform.Web;

namespace Parvis.Tests.Platform.Web;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(3, 12, "1 2 3 4 … 12")]
    [InlineData(6, 12, "1 … 5 6 7 … 12")]
    [InlineData(12, 12, "1 … 11 12")]
    public void A_pager_shows_the_ends_and_what_is_around(int current, int pages, string expected) =>
        string.Join(' ', new Pager(current, pages, "/").Shown.Select(page => page?.ToString() ?? "…"))
            .ShouldBe(expected);

    [Fact]
    public void The_first_page_keeps_the_plain_address()
    {
        var pager = new Pager(1, 3, "/questions?tri=recentes");

        pager.Href(1).ShouldBe("/questions?tri=recentes");
        pager.Href(2).ShouldBe("/questions?tri=recentes&page=2");
        new Pager(1, 3, "/questions").Href(3).ShouldBe("/questions?page=3");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public void An_empty_list_still_has_one_page(int total, int pages) => Pager.PagesFor(total, 20).ShouldBe(pages);
}
