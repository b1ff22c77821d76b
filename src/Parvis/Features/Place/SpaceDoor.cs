using Parvis.Platform.Web;

namespace Parvis.Features.Place;

/// <summary>
/// What one sees through the door of a space: the word of its address that names a craft chooses among the drawings of the
/// sprite (<c>Client/build/doors.mjs</c>), and its tone. A space whose name says nothing shows a door left ajar.
/// </summary>
public sealed record SpaceDoor(string Picture, string Tone)
{
    private static readonly SpaceDoor Any = new("any", "t-sand");

    // The first line that fits wins: an « atelier couture » sews.
    private static readonly (SpaceDoor Door, string[] Words)[] Doors =
    [
        (new("cup", "t-ochre"), ["cafe", "bar", "buvette", "cantine", "comptoir", "coffee"]),
        (new("pot", "t-sand"), ["cuisine", "restaurant", "fournil", "four", "kitchen"]),
        (new("printer", "t-night"), ["fablab", "hackerspace", "makerspace", "numerique", "laser", "impression"]),
        (new("spool", "t-night"), ["couture", "textile", "mercerie", "tissu", "sewing"]),
        (new("bicycle", "t-sand"), ["velo", "bike", "cycle"]),
        (new("planter", "t-garden"), ["jardin", "potager", "serre", "verger", "compost", "garden"]),
        (new("microphone", "t-sand"), ["studio", "son", "radio", "musique", "podcast", "music"]),
        (new("books", "t-garden"), ["bibliotheque", "livre", "lecture", "mediatheque", "library"]),
        (new("desk", "t-garden"), ["bureau", "coworking", "poste", "office", "desk"]),
        (new("screen", "t-night"), ["salle", "reunion", "conference", "scene", "theatre", "room", "hall"]),
        (new("bench", "t-ochre"), ["bois", "menuiserie", "atelier", "outil", "reparation", "repair", "workshop"]),
    ];

    public static IEnumerable<SpaceDoor> All => [Any, .. Doors.Select(line => line.Door)];

    public static SpaceDoor Of(string slug)
    {
        var words = slug.Split('-').Select(word => word.TrimEnd('s', 'x')).ToHashSet();
        return Doors.FirstOrDefault(line => line.Words.Any(words.Contains)).Door ?? Any;
    }

    public string Href(Assets assets) => $"{assets.Href("sprite.svg")}#door-{Picture}";
}
