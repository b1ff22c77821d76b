using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Parvis.Features.Place;
using Parvis.Platform.Web;
using Parvis.Platform.Web.Looks;

namespace Parvis.Tests.Platform.Web.Looks;

public sealed class PlantsTests
{
    private static readonly Assets Assets = new();
    private static readonly PlantForm[] Living =
    [
        PlantForm.Seed,
        PlantForm.Sprout,
        PlantForm.Plant,
        PlantForm.Evergreen,
    ];

    [Fact]
    public async Task Every_stage_in_every_health_has_its_drawing()
    {
        var drawn = (await Symbols()).Keys;

        foreach (var form in Enum.GetValues<PlantForm>())
        foreach (var health in Enum.GetValues<Health>())
            drawn.ShouldContain(Plants.Symbol(form, health));
    }

    [Fact]
    public async Task Health_changes_the_form_and_not_only_the_colour()
    {
        var symbols = await Symbols();

        foreach (var form in Living)
            Enum.GetValues<Health>()
                .Select(health => symbols[Plants.Symbol(form, health)].ToString())
                .Select(drawing =>
                    Regex.Replace(drawing, "id=\"[^\"]*\"", "", RegexOptions.None, TimeSpan.FromSeconds(1))
                )
                .Distinct()
                .Count()
                .ShouldBe(3);
    }

    [Fact]
    public async Task Every_door_has_its_drawing()
    {
        var drawn = (await Symbols()).Keys;

        foreach (var door in SpaceDoor.All)
            drawn.ShouldContain($"door-{door.Picture}");
    }

    [Fact]
    public void A_plant_is_one_ornament_without_inline_style()
    {
        var markup = new Plants(Assets).Draw(PlantForm.Plant, Health.Doubt, PlantSize.Large).Value!;

        markup.ShouldContain("class=\"plant w-l doubt\"");
        markup.ShouldContain($"{Assets.Href("sprite.svg")}#plant-doubt");
        markup.ShouldContain("aria-hidden=\"true\"");
        markup.ShouldNotContain("style=");
    }

    [Fact]
    public async Task Every_icon_of_the_list_and_the_mark_are_in_the_sprite()
    {
        var drawn = (await Symbols()).Keys;

        drawn.ShouldContain("search");
        drawn.ShouldContain("mark");
        new Icons(Assets)["search"].Value!.ShouldContain("#search");
    }

    [Theory]
    [InlineData("Karim Benali", "KB")]
    [InlineData("Jean-Baptiste de La Rochefoucauld", "JR")]
    [InlineData("Łukasz", "Ł")]
    [InlineData("élodie d’Arc", "ÉD")]
    [InlineData("", "?")]
    public void A_face_carries_the_initials(string name, string initials) => new Face(name).Initials.ShouldBe(initials);

    private static async Task<Dictionary<string, XElement>> Symbols()
    {
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        var body = new MemoryStream();
        context.Response.Body = body;
        await Assets.Serve(context, Assets.Href("sprite.svg")[(Assets.Root.Length + 1)..]);
        return XDocument
            .Parse(Encoding.UTF8.GetString(body.ToArray()))
            .Root!.Elements()
            .ToDictionary(symbol => (string)symbol.Attribute("id")!);
    }
}
