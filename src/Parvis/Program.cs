using Parvis.Features.Ask;
using Parvis.Features.Backstage;
using Parvis.Features.Demo;
using Parvis.Features.Evaluation;
using Parvis.Features.FirstRun;
using Parvis.Features.Garden;
using Parvis.Features.Import;
using Parvis.Features.Machines;
using Parvis.Features.Notices;
using Parvis.Features.Operations;
using Parvis.Features.OwnAccount;
using Parvis.Features.People;
using Parvis.Features.Place;
using Parvis.Features.Questions;
using Parvis.Features.Settings;
using Parvis.Features.SignIn;
using Parvis.Features.Writing;
using Parvis.Platform;

return await CommandLine.Run(args, Program.Features);

public partial class Program
{
    /// <summary>The house, feature by feature. Each has its contents page, XFeature.cs, in its folder.</summary>
    public static readonly IReadOnlyList<IFeature> Features =
    [
        new PlaceFeature(),
        new AskFeature(),
        new QuestionsFeature(),
        new WritingFeature(),
        new GardenFeature(),
        new PeopleFeature(),
        new NoticesFeature(),
        new MachinesFeature(),
        new SignInFeature(),
        new OwnAccountFeature(),
        new FirstRunFeature(),
        new SettingsFeature(),
        new BackstageFeature(),
        new ImportFeature(),
        new EvaluationFeature(),
        new DemoFeature(),
        new OperationsFeature(),
    ];
}
