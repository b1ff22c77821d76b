using Parvis.Platform;

namespace Parvis.Features.FirstRun;

/// <summary>The page on which a new place gets its name, its hours and its first steward.</summary>
public sealed class FirstRunFeature : IFeature
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<SetUpCode>();
        house.Services.AddSingleton<SetUpLimit>();
        house.Services.AddSingleton<ITellsOperator, SetUpLink>();
    }
}
