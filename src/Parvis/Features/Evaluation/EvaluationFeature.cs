using System.CommandLine;
using Parvis.Platform;

namespace Parvis.Features.Evaluation;

/// <summary>Finding, measured on folders of questions with judgements.</summary>
public sealed class EvaluationFeature : IFeature, IBringsCommands
{
    public void Furnish(House house) { }

    public IEnumerable<Command> Commands(CommandLine line) => [EvaluateCommand.Create()];
}
