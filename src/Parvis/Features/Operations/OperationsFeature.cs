using System.CommandLine;
using Parvis.Platform;

namespace Parvis.Features.Operations;

/// <summary>Running the house: serve, migrate, health.</summary>
public sealed class OperationsFeature : IFeature, IBringsCommands
{
    public void Furnish(House house) => house.Routes(Health.Map);

    public IEnumerable<Command> Commands(CommandLine line) => [Serve.Command(line), Migrate.Command(line)];
}
