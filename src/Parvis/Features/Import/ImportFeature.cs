using System.CommandLine;
using Parvis.Platform;

namespace Parvis.Features.Import;

/// <summary>Bringing in what a place already has: a wiki, a folder of Markdown, questions with their answers.</summary>
public sealed class ImportFeature : IFeature, IBringsCommands
{
    public void Furnish(House house) { }

    public IEnumerable<Command> Commands(CommandLine line) => [ImportCommand.Create(line)];
}
