using System.CommandLine;
using Parvis.Platform;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>What stewards set: the place's facts, hours, spaces, and who is who.</summary>
public sealed class SettingsFeature : IFeature, IBringsCommands
{
    public void Furnish(House house) =>
        house.Menu(
            new MenuItem(
                "/reglages",
                "Réglages",
                "settings",
                90,
                Permission.ChangeSettings,
                InMasthead: false,
                Narrow: false
            )
        );

    public IEnumerable<Command> Commands(CommandLine line) => [UserCommand.Of(line)];
}
