using System.CommandLine;
using Parvis.Platform;
using Parvis.Platform.Data.Backup;

namespace Parvis.Features.Operations;

/// <summary>Running the house: serve, migrate, backup, restore, health.</summary>
public sealed class OperationsFeature : IFeature, IBringsCommands
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<ArchiveWriter>();
        house.Routes(Health.Map);
    }

    public IEnumerable<Command> Commands(CommandLine line) =>
        [Serve.Command(line), Migrate.Command(line), Backup.Command(line), Restore.Command(line)];
}
