using System.Text.RegularExpressions;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Finding;

/// <summary>One document per scope, and a person per role and space: nothing forbidden appears anywhere in an answer.</summary>
public sealed partial class ScopesInFindingTests : IAsyncLifetime
{
    private readonly TestPlace place = new();
    private Space fablab = null!;
    private Space kitchen = null!;

    public async ValueTask InitializeAsync()
    {
        await place.InitializeAsync();
        fablab = await place.OpenSpace("Fablab");
        kitchen = await place.OpenSpace("Cuisine");
    }

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task Each_reader_finds_what_is_for_them_and_nothing_else()
    {
        await Fill();
        string[] all = ["public", "membres", "equipe", "fablab", "cuisine"];
        (HttpClient Browser, string[] Sees)[] readers =
        [
            (place.Visitor(), ["public"]),
            (await place.SignedIn(Role.Visitor), ["public"]),
            (await place.SignedIn(Role.Member), ["public", "membres"]),
            (await place.SignedIn(Role.Member, fablab.Id), ["public", "membres", "fablab"]),
            (await place.SignedIn(Role.Visitor, kitchen.Id), ["public", "cuisine"]),
            (await place.SignedIn(Role.Gardener), ["public", "membres"]),
            (await place.SignedIn(Role.Concierge), ["public", "membres", "equipe"]),
            (await place.SignedIn(Role.Steward, kitchen.Id), ["public", "membres", "equipe", "cuisine"]),
        ];

        foreach (var (browser, sees) in readers)
        {
            var said = await Everything(browser, "zorglub");
            foreach (var name in all)
                said.Contains($"secret{name}", StringComparison.Ordinal).ShouldBe(sees.Contains(name), name);
        }
    }

    [Fact]
    public async Task What_a_reader_may_not_see_changes_no_letter_of_what_they_get()
    {
        var author = await place.Somebody(Role.Member, "Paule Ouverte", SeenBy.Everyone);
        await place.Ask("Régler le tour à bois", answers: ("Le tour à bois se règle à froid.", author.PersonId, true));
        await place.Sow("Le tour à bois", "Un tour à bois demande des lunettes.");
        string[] questions = ["tour à bois", "tourr a boi", "lunettes du tour", "tour"];
        var before = await Task.WhenAll(questions.Select(question => Everything(place.Visitor(), question)));

        await place.Sow("Tour à bois secret", "Tour à bois, lunettes, tourr, boi, boisage.", Scope.Staff);
        await place.Ask(
            "Où est la clé du tour à bois ?",
            scope: Scope.OfSpace(fablab.Id),
            answers: ("Dans le tiroir du tour à bois.", author.PersonId, true)
        );
        var after = await Task.WhenAll(questions.Select(question => Everything(place.Visitor(), question)));

        after.ShouldBe(before);
    }

    [Fact]
    public async Task Only_who_agreed_to_it_is_named_and_never_the_author_of_an_imported_text()
    {
        (string Name, SeenBy SeenBy, bool Unclaimed)[] cast =
        [
            ("Ouverte Atous", SeenBy.Everyone, false),
            ("Connue Desmembres", SeenBy.Members, false),
            ("Discrete Personne", SeenBy.Nobody, false),
            ("Importee Dunwiki", SeenBy.Everyone, true),
        ];
        foreach (var (name, seenBy, unclaimed) in cast)
        {
            var person = await place.Meet(name, seenBy, unclaimed);
            await place.Ask($"Ruche de {name.Length}", answers: ("La ruche se visite au printemps.", person.Id, true));
        }

        var visitor = await place.Visitor().GetStringAsync("/api/v1/ask?q=ruche");
        var member = await (await place.SignedIn(Role.Member)).GetStringAsync("/api/v1/ask?q=ruche");

        visitor.ShouldContain("Ouverte");
        visitor.ShouldNotContain("Connue");
        member.ShouldContain("Connue");
        foreach (var name in (string[])["Discrete", "Importee"])
        {
            visitor.ShouldNotContain(name);
            member.ShouldNotContain(name);
        }
    }

    private async Task Fill()
    {
        (string Name, Scope Scope)[] scopes =
        [
            ("public", Scope.Public),
            ("membres", Scope.Members),
            ("equipe", Scope.Staff),
            ("fablab", Scope.OfSpace(fablab.Id)),
            ("cuisine", Scope.OfSpace(kitchen.Id)),
        ];
        foreach (var (name, scope) in scopes)
        {
            var author = await place.Somebody(Role.Member, $"Auteur secret{name}", SeenBy.Everyone);
            await place.Sow($"Page secret{name}", $"Zorglub secret{name}.", scope, tags: $"secret{name}");
            await place.Ask(
                $"Zorglub secret{name} ?",
                scope: scope,
                tags: [$"secret{name}"],
                answers: ($"Zorglub, secret{name}.", author.PersonId, true)
            );
        }
    }

    [GeneratedRegex(@"name=""sceau"" value=""[^""]*""", RegexOptions.None, 1000)]
    private static partial Regex Seal();

    // All that the box says: the page, the list as one types, and the API.
    private static async Task<string> Everything(HttpClient browser, string question)
    {
        var asked = Uri.EscapeDataString(question);
        string[] said =
        [
            await browser.GetStringAsync($"/demander?q={asked}"),
            await browser.GetStringAsync($"/demander/reponses?q={asked}"),
            await browser.GetStringAsync($"/api/v1/ask?n=50&q={asked}"),
        ];
        // The mark in a form is another each time it is drawn.
        return Seal().Replace(string.Join('\n', said), "");
    }
}
