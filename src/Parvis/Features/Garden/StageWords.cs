using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>Stages as people call them.</summary>
public static class StageWords
{
    public static string Of(Stage stage, Texts texts) =>
        stage switch
        {
            Stage.Seed => texts["graine"],
            Stage.Sprout => texts["pousse"],
            Stage.Plant => texts["plante"],
            Stage.Evergreen => texts["pérenne"],
            Stage.Compost => texts["compost"],
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
        };
}
