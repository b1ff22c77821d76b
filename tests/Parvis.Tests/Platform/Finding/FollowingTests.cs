using System.Net;
using Parvis.Tests.House;

namespace Parvis.Tests.Platform.Finding;

/// <summary>Processes of one place hear of each other: real ones, as people run them.</summary>
public sealed class FollowingTests
{
    private const int Tries = 10;

    [Fact]
    public async Task What_an_import_brings_in_is_read_and_found_at_the_server_beside_it()
    {
        await using var ground = await TestGround.Create();
        await using var served = await Served.Start(ground);
        await FirstSteps(served);
        var file = Path.Combine(ground.Folder.Root, "four.jsonl");
        await File.WriteAllTextAsync(
            file,
            """{"id":"b","title":"Le pétrin du fournil","text":"Il pétrit la pâte du mercredi."}"""
        );

        var import = await Cli.Run(ground, "import", "qa", file);

        import.Code.ShouldBe(0, import.Error);
        (await served.Finds("pétrin du fournil", "/jardin/le-petrin-du-fournil")).ShouldBeTrue();
        using var visitor = served.Visitor();
        (await visitor.Open("/jardin/le-petrin-du-fournil")).QuerySelector(".prose")!.TextContent.ShouldContain("pâte");
    }

    [Fact]
    public async Task What_one_server_saves_another_finds_within_a_second_on_PostgreSQL()
    {
        await using var postgres = await OwnPostgres.Create();
        await using var one = TestGround.OnSqlite();
        await using var other = TestGround.OnSqlite();
        await using var first = await Served.Start(new Ground(one.Folder, postgres.Address));
        using var steward = await FirstSteps(first);
        await using var second = await Served.Start(new Ground(other.Folder, postgres.Address));
        var inTime = 0;
        for (var i = 0; i < Tries; i++)
        {
            var word = $"vannerie{(char)('a' + i)}";
            using var saved = await steward.Send(
                "/moi",
                "Form.About",
                ("Form.About", $"Je tresse : {word}."),
                ("Form.SeenBy", "Everyone")
            );
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);

            if (await second.Finds(word, "/personnes/", TimeSpan.FromSeconds(1)))
                inTime++;
            else
                (await second.Finds(word, "/personnes/")).ShouldBeTrue();
        }
        // A busy machine may be late once, but not each time.
        inTime.ShouldBeGreaterThan(Tries / 2);
    }

    // The place gets its name, and the browser is its steward's from then on.
    private static async Task<HttpClient> FirstSteps(Served served)
    {
        var words = await served.NextLine();
        var browser = served.Visitor();
        using var named = await browser.Send(
            words[words.IndexOf("/premiers-pas", StringComparison.Ordinal)..],
            "Place.Name",
            ("Place.Name", "La Fabrique"),
            ("Steward.Name", "Hélène Vasseur"),
            ("Steward.Email", "helene@exemple.example")
        );
        named.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }
}
