using Parvis.Platform.Finding;
using Parvis.Platform.Text;
using Parvis.Platform.Web;
using Parvis.Platform.Web.Looks;

namespace Parvis.Features.Ask;

/// <summary>What a found thing is, in a word and an icon.</summary>
internal static class Kinds
{
    public static string Icon(string kind) =>
        kind switch
        {
            "person" => "person",
            "space" => "pin",
            "question" => "ask",
            _ => "garden",
        };

    /// <summary>« Jardin, pérenne, soignée le 9 avril ».</summary>
    public static string Line(WhereAnswer where, int thisYear, Texts texts)
    {
        var parts = new List<string> { Word(where.Thing.Kind, texts) };
        if (where.Stage is { } stage)
            parts.Add(StageWord(stage, texts));
        if (where.CaredOn is { } caredOn)
        {
            var day = NodaTime.LocalDate.FromDateOnly(caredOn);
            var words = day.Year == thisYear ? Dates.Day(day, texts.Tongue) : Dates.DayAndYear(day, texts.Tongue);
            parts.Add(texts.Format("soignée le {0}", words));
        }
        return string.Join(", ", parts);
    }

    private static string Word(string kind, Texts texts) =>
        kind switch
        {
            "person" => texts["Personne"],
            "space" => texts["Espace"],
            "question" => texts["Question"],
            _ => texts["Jardin"],
        };

    private static string StageWord(PlantForm stage, Texts texts) =>
        stage switch
        {
            PlantForm.Seed => texts["graine"],
            PlantForm.Sprout => texts["pousse"],
            PlantForm.Plant => texts["plante"],
            PlantForm.Evergreen => texts["pérenne"],
            PlantForm.Compost => texts["compost"],
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
        };
}
