using Microsoft.AspNetCore.Html;

namespace Parvis.Platform.Web.Looks;

/// <summary>What a plant looks like, in the order of the garden's stages.</summary>
public enum PlantForm
{
    Seed,
    Sprout,
    Plant,
    Evergreen,
    Compost,
}

/// <summary>What its leaves say: in form, to be watered (they sag), in doubt (they hang).</summary>
public enum Health
{
    Fresh,
    Dry,
    Doubt,
}

/// <summary>How large it is drawn; the smaller, the fuller the line.</summary>
public enum PlantSize
{
    Tiny,
    Small,
    Medium,
    Large,
    Huge,
}

/// <summary>
/// The plants of the garden, one <c>&lt;use&gt;</c> of the sprite each. They are ornaments: the stage and the health stand
/// beside them in words.
/// </summary>
public sealed class Plants
{
    private static readonly string[] SizeClasses = ["w-xs", "w-s", "w-m", "w-l", "w-xl"];
    private readonly HtmlString[] _drawn;

    public Plants(Assets assets)
    {
        var sprite = assets.Href("sprite.svg");
        _drawn =
        [
            .. from form in Enum.GetValues<PlantForm>()
            from health in Enum.GetValues<Health>()
            from size in Enum.GetValues<PlantSize>()
            select new HtmlString(Markup(sprite, form, health, size)),
        ];
    }

    public HtmlString Draw(PlantForm form, Health health = Health.Fresh, PlantSize size = PlantSize.Medium) =>
        _drawn[(((int)form * 3) + (int)health) * SizeClasses.Length + (int)size];

    /// <summary>The name of its drawing in the sprite. Compost has no health: it rests.</summary>
    public static string Symbol(PlantForm form, Health health) =>
        form switch
        {
            PlantForm.Compost => "compost",
            PlantForm.Seed or PlantForm.Sprout or PlantForm.Plant or PlantForm.Evergreen =>
                $"{Word(form)}-{Word(health)}",
        };

    private static string Markup(string sprite, PlantForm form, Health health, PlantSize size)
    {
        var colour =
            form is PlantForm.Compost ? " old"
            : health is Health.Fresh ? ""
            : $" {Word(health)}";
        return $"""<svg class="plant {SizeClasses[(int)size]}{colour}" viewBox="0 0 80 96" aria-hidden="true"><use href="{sprite}#{Symbol(form, health)}"/></svg>""";
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
