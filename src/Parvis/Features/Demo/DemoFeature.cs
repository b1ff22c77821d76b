using System.CommandLine;
using Parvis.Platform;

namespace Parvis.Features.Demo;

/// <summary>« L’Établi », a place that does not exist, to look at and to try things in.</summary>
public sealed class DemoFeature : IFeature, IBringsCommands
{
    public void Furnish(House house) { }

    public IEnumerable<Command> Commands(CommandLine line) => [DemoCommand.Create(line)];
}
