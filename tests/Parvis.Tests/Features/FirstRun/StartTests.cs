using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Parvis.Platform;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.FirstRun;

public sealed class StartTests : IAsyncLifetime
{
    private sealed class NewPlace : TestPlace
    {
        protected override bool IsNew => true;
    }

    private readonly NewPlace place = new();

    public ValueTask InitializeAsync() => place.InitializeAsync();

    public ValueTask DisposeAsync() => place.DisposeAsync();

    private string Path =>
        place
            .Services.GetServices<ITellsOperator>()
            .Select(one => one.Say(""))
            .Single()!
            .Split(" : ")
            .Last()
            .Split(": ")
            .Last()
            .Trim();

    private static readonly (string, string)[] Filled =
    [
        ("Place.Name", "La Fabrique"),
        ("Place.Town", "Saint-Aubin"),
        ("Hours.Tuesday", "9h-12h30, 14 h à 19h"),
        ("Hours.Friday", "de midi à minuit"),
        ("Hours.Sunday", "fermé"),
        ("Shut[0].From", "2026-05-01"),
        ("Shut[0].Reason", "1er mai"),
        ("Steward.Name", "Hélène Vasseur"),
        ("Steward.Email", "helene@exemple.example"),
    ];

    [Fact]
    public async Task Every_page_leads_to_it_until_the_place_has_a_name_and_then_it_is_gone()
    {
        using var home = await place.Visitor().GetAsync("/moi");
        home.Headers.Location!.OriginalString.ShouldBe("/premiers-pas");
        var browser = place.Visitor();

        using var done = await browser.Send(Path, "Place.Name", Filled);

        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Open("/moi")).QuerySelector("h1")!.TextContent.ShouldBe("Hélène Vasseur");
        (await browser.Open("/reglages")).ValueOf("Place.Name").ShouldBe("La Fabrique");
        var current = place.Services.GetRequiredService<CurrentPlace>();
        current.Card!.Name.ShouldBe("La Fabrique");
        current.Hours.On(new LocalDate(2026, 4, 14)).Count.ShouldBe(2);
        current.Hours.On(new LocalDate(2026, 5, 1)).ShouldBeEmpty();
        using var gone = await place.Visitor().GetAsync("/premiers-pas");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        place.Services.GetServices<ITellsOperator>().Select(one => one.Say("")).ShouldAllBe(words => words == null);
    }

    [Fact]
    public async Task A_stranger_without_the_code_founds_nothing()
    {
        foreach (var code in new[] { "", "AAAA-AAAA-AAAA-AAAA", new string('x', 10_000) })
        {
            using var answer = await place.Visitor().Send("/premiers-pas", "Place.Name", [.. Filled, ("Code", code)]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Document()).ErrorOf("Code").ShouldNotBeNull();
        }
        (await place.Read(db => db.Places.AnyAsync())).ShouldBeFalse();
    }

    private static readonly (string, string)[] Mistaken =
    [
        ("Hours.Monday", "9h-8h"),
        ("Hours.Wednesday", "quand on veut"),
        ("Hours.Thursday", "9h-12h, 11h-14h"),
        ("Place.Zone", "Lune/Mer"),
        ("Place.Url", "javascript:alert(1)"),
        ("Place.Email", "pas une adresse"),
        ("Shut[1].Until", "2026-06-01"),
        ("Steward.Password", "court"),
    ];

    private static readonly string[] Wrong =
    [
        "Hours.Monday",
        "Hours.Wednesday",
        "Hours.Thursday",
        "Place.Zone",
        "Place.Url",
        "Place.Email",
        "Steward.Password",
    ];

    [Fact]
    public async Task Nothing_typed_is_lost_and_each_mistake_stands_beside_its_field()
    {
        using var answer = await place.Visitor().Send(Path, "Place.Name", [.. Filled, .. Mistaken]);

        var page = await answer.Document();
        foreach (var field in Wrong)
            page.ErrorOf(field).ShouldNotBeNullOrEmpty(field);
        page.QuerySelectorAll(".faults li").Length.ShouldBe(8);
        page.ValueOf("Place.Name").ShouldBe("La Fabrique");
        page.ValueOf("Hours.Wednesday").ShouldBe("quand on veut");
        page.ValueOf("Shut[0].Reason").ShouldBe("1er mai");
        page.ValueOf("Steward.Email").ShouldBe("helene@exemple.example");
        (await place.Read(db => db.Places.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_form_asks_only_for_what_it_needs()
    {
        using var answer = await place.Visitor().Send(Path, "Place.Name");
        var page = await answer.Document();
        page.QuerySelectorAll(".faults li a")
            .Select(one => one.GetAttribute("href"))
            .ShouldBe(["#Place_Name", "#Steward_Name", "#Steward_Email"], ignoreOrder: true);
        page.QuerySelector(".faults a[href='#Place_Name']")!
            .TextContent.ShouldBe("Nom du lieu : Il manque quelque chose ici.");
    }

    [Fact]
    public async Task Of_two_at_once_the_place_belongs_to_one()
    {
        var (one, other) = (place.Visitor(), place.Visitor());
        var form = Pages.Filled(await one.Open(Path), "Place.Name", Filled);

        var answers = await Task.WhenAll(one.Post(Path, form), other.Post(Path, form));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        (await place.Read(db => db.Accounts.CountAsync(account => account.Role == Role.Steward))).ShouldBe(1);
    }
}
