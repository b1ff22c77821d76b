using Parvis.Features.Garden;
using Parvis.Features.Machines;
using Parvis.Features.Operations;
using Parvis.Features.People;
using Parvis.Features.Place;
using Parvis.Features.Questions;
using Parvis.Platform;

return await CommandLine.Run(args, Program.Features);

public partial class Program
{
    /// <summary>The house, feature by feature. Each has its contents page, XFeature.cs, in its folder.</summary>
    public static readonly IReadOnlyList<IFeature> Features =
    [
        new OperationsFeature(),
        new PlaceFeature(),
        new QuestionsFeature(),
        new GardenFeature(),
        new PeopleFeature(),
        new MachinesFeature(),
    ];
}
