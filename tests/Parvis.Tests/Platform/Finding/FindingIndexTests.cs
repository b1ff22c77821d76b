using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Garden;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Finding;

public sealed class FindingIndexTests
{
    [Fact]
    public async Task A_second_process_on_the_same_database_finds_what_the_first_one_saved()
    {
        await using var ground = await TestGround.Create();
        var first = await ground.Open();
        await first.Acts().Run(db => Task.FromResult(db.Places.Add(new PlaceCard { Name = "L’Établi" })));
        var second = await ground.Open();
        await second.App.StartAsync();

        await first.Acts().Run(db => Sow(db, "Brodeuse", "La brodeuse attend ses bobines.", ground.Now));
        var number = await first.Read(db => ChangeFeed.LastNumber(db));

        using var browser = new HttpClient { BaseAddress = new Uri(second.Address) };
        (await browser.GetStringAsync($"/api/v1/ask?q=bobines&apres={number}")).ShouldContain("brodeuse");
    }

    [Fact]
    public async Task The_index_is_built_again_from_the_database_at_the_next_start()
    {
        await using var place = new TestPlace();
        await place.InitializeAsync();
        await place.Sow("Sérigraphie", "Les cadres de sérigraphie sèchent debout.");

        await place.Restart();
        await place.Services.GetRequiredService<FindingIndex>().Ready(CancellationToken.None);

        (await place.Visitor().GetStringAsync("/api/v1/ask?q=s%C3%A9rigraphie")).ShouldContain("serigraphie");
    }

    [Fact]
    public async Task What_is_changed_or_taken_away_is_no_longer_found_by_its_old_words()
    {
        await using var place = new TestPlace();
        await place.InitializeAsync();
        var page = await place.Sow("Vélo", "Le cadenas est rouillé.");
        var gone = await place.Sow("Remorque", "La remorque grince.");

        await place.Acts.Run(async db =>
        {
            var row = await db.Pages.SingleAsync(row => row.Id == page.Id);
            row.Text = Markdown.From("Le cadenas est neuf.");
            await db.Revisions.Where(revision => revision.PageId == gone.Id).ExecuteDeleteAsync();
            db.Pages.Remove(await db.Pages.SingleAsync(row => row.Id == gone.Id));
        });

        var browser = place.Visitor();
        (await browser.GetStringAsync("/api/v1/ask?q=rouill%C3%A9")).ShouldNotContain("jardin/velo");
        (await browser.GetStringAsync("/api/v1/ask?q=neuf")).ShouldContain("jardin/velo");
        (await browser.GetStringAsync("/api/v1/ask?q=remorque")).ShouldNotContain("jardin/remorque");
    }

    private static Task Sow(AppDb db, string title, string text, DateTime now)
    {
        db.Pages.Add(
            new Page
            {
                Title = title,
                Slug = Slug.Of(title),
                SortKey = title.ToLowerInvariant(),
                Text = Markdown.From(text),
                CreatedAt = now,
                ChangedAt = now,
            }
        );
        return Task.CompletedTask;
    }
}
