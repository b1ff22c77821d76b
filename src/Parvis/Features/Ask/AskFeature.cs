using System.CommandLine;
using Parvis.Platform;

namespace Parvis.Features.Ask;

/// <summary>The ask box: one question over everything that the place knows, on the page, as one types, by API, in a terminal.</summary>
public sealed class AskFeature : IFeature, IBringsCommands
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<AskPaces>();
        house.Routes(AskApi.Map);
    }

    public IEnumerable<Command> Commands(CommandLine line) => [AskCommand.Create(line)];
}
