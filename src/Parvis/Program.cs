using Parvis.Features.Backstage;
using Parvis.Features.FirstRun;
using Parvis.Features.Operations;
using Parvis.Features.OwnAccount;
using Parvis.Features.Settings;
using Parvis.Features.SignIn;
using Parvis.Platform;

return await CommandLine.Run(args, Program.Features);

public partial class Program
{
    /// <summary>The house, feature by feature. Each has its contents page, XFeature.cs, in its folder.</summary>
    public static readonly IReadOnlyList<IFeature> Features =
    [
        new OperationsFeature(),
        new FirstRunFeature(),
        new SignInFeature(),
        new OwnAccountFeature(),
        new SettingsFeature(),
        new BackstageFeature(),
    ];
}
