using System.CommandLine;
using NodaTime;
using Parvis.Features.Import.People;
using Parvis.Platform;
using Parvis.Platform.Privacy;

namespace Parvis.Features.Import;

/// <summary>Bringing in what a place already has: a wiki, a folder of Markdown, questions with their answers, its people.</summary>
public sealed class ImportFeature : IFeature, IBringsCommands
{
    public void Furnish(House house)
    {
        house.Services.AddSingleton<PeopleFiles>();
        house.Services.AddSingleton<IPersonalData, ImportsBySomebody>();
        house.Job<ImportPeople, PeopleImporter>();
        house.Job<PurgePeopleImports, PeopleImportPurge>();
        house.Daily(new LocalTime(3, 50), "purge-people-imports", new PurgePeopleImports());
    }

    public IEnumerable<Command> Commands(CommandLine line) => [ImportCommand.Create(line)];
}
