using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Garden;
using Parvis.Features.Questions;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Notices;

/// <summary>A place with a question, an answer and a page to hide, others beside them, and eyes everywhere.</summary>
public sealed partial class HidingPlace : TestPlace
{
    // One word in the title and one in the text of everything that gets hidden.
    public const string InTitle = "zibeline";
    public const string InText = "hermine";

    public Account Author { get; private set; } = null!;
    public Question Question { get; private set; } = null!;
    public Answer Answer { get; private set; } = null!;
    public Question Neighbour { get; private set; } = null!;
    public Page Page { get; private set; } = null!;
    public Page Beside { get; private set; } = null!;
    public Space Space { get; private set; } = null!;

    public async Task Fill()
    {
        Author = await Somebody(Role.Member, "Ondine Plume", SeenBy.Everyone);
        Space = await this.OpenSpace("Atelier");
        Neighbour = await this.Ask(
            "Qui graisse la grue ?",
            tags: ["grue"],
            spaceId: Space.Id,
            answers: ("Tout le monde.", null, true)
        );
        Beside = await this.Sow("Autour de la grue", "Elle tourne.", tags: ["grue"]);
        Question = await this.Ask(
            $"Réserver la grue {InTitle} ?",
            $"Pour y poser une {InText}.",
            by: Author.PersonId,
            spaceId: Space.Id,
            tags: ["grue"],
            answers: [($"Au comptoir, avec une {InText}.", Author.PersonId, true), ("Ou par courriel.", null, false)]
        );
        Answer = await Read(db => db.Answers.FirstAsync(one => one.AuthorId == Author.PersonId));
        Page = await this.Sow(
            $"La grue {InTitle}",
            $"La grue soulève une {InText}.",
            caredBy: Author.PersonId,
            spaceId: Space.Id,
            tags: ["grue"]
        );
    }

    /// <summary>All that a visitor can open here, each address twice, so that what was kept is read too.</summary>
    public async Task<Dictionary<string, string>> Everything(Uri address)
    {
        using var browser = Visitor();
        var said = new Dictionary<string, string>();
        for (var time = 0; time < 2; time++)
            foreach (var path in Doors())
            {
                using var got = await browser.GetAsync(new Uri(address, path));
                var text = $"{(int)got.StatusCode} {await got.Content.ReadAsStringAsync()}";
                said[path] = Changing().Replace(text, "").Replace(address.Authority, "", StringComparison.Ordinal);
            }
        return said;
    }

    private IEnumerable<string> Doors() =>
        [
            "/",
            "/questions",
            "/questions?etat=repondues",
            "/questions?etat=ouvertes",
            "/questions?etiquette=grue",
            Question.Path,
            Neighbour.Path,
            "/jardin",
            "/jardin?etiquette=grue",
            $"/jardin?espace={Space.Slug}",
            Page.Path,
            Beside.Path,
            $"/espaces/{Space.Slug}",
            "/personnes",
            Byline.PathOf(Author.PersonId, "Ondine Plume"),
            "/demander?q=comment+avoir+la+grue",
            "/demander/reponses?q=gru",
            "/api/v1/ask?q=grue",
            "/api/v1/ask?q=grue+comptoir",
            "/questions.atom",
            "/jardin.atom",
            "/sitemap.xml",
            "/plan/questions-1.xml",
            "/plan/jardin-1.xml",
            "/en/questions",
            "/en/jardin",
            Reporting.FormFor($"question:{Question.Id}"),
            Reporting.FormFor($"answer:{Answer.Id}"),
            Reporting.FormFor($"page:{Page.Id}"),
        ];

    public static void Same(Dictionary<string, string> now, Dictionary<string, string> before)
    {
        foreach (var (path, text) in before)
            now[path].ShouldBe(text, path);
    }

    /// <summary>A second program on the same database.</summary>
    public async Task<OpenHouse> Another()
    {
        var other = await OpenHouse.Open(
            new HouseOptions(Folder, Program.Features)
            {
                Postgres = Postgres,
                Outside = services => services.AddSingleton<TimeProvider>(Clock),
            }
        );
        await other.App.StartAsync();
        await other.Services.GetRequiredService<FindingIndex>().Ready(CancellationToken.None);
        return other;
    }

    // It hears of it by itself, a moment later; here nobody waits.
    public static async Task CaughtUp(OpenHouse other) =>
        await other
            .Services.GetRequiredService<ChangeFeed>()
            .CatchUp(await other.Read(db => ChangeFeed.LastNumber(db)));

    // The seal of a form and the score of a passage are new each time.
    [GeneratedRegex(@"name=""sceau"" value=""[^""]*""|""score"":[0-9.]+", RegexOptions.None, 1000)]
    private static partial Regex Changing();
}
