using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Features.Import;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

/// <summary>Imports into a test's place, as the command does.</summary>
internal sealed class Imports(TestPlace place)
{
    /// <summary>Called after each part of the source, to stop an import half way.</summary>
    public Action<double> Progress { get; init; } = _ => { };

    public async Task<ImportReport> Wiki(string file, bool history = false, string? source = null)
    {
        var info = new FileInfo(file);
        WikiContents contents;
        await using (var stream = info.OpenRead())
            contents = WikiContents.Read(stream);
        return await Run(
            source ?? WikiImport.SourceOf(contents, info),
            history,
            importer => new WikiImport(importer, contents, new Pandoc()).Run(info, Progress, default)
        );
    }

    public Task<ImportReport> Markdown(string folder) =>
        Run(
            MarkdownImport.SourceOf(new DirectoryInfo(folder)),
            false,
            importer =>
                new MarkdownImport(importer, MarkdownFolder.Read(new DirectoryInfo(folder), importer.Report)).Run(
                    Progress,
                    default
                )
        );

    public Task<ImportReport> Qa(string file, string? source = null) =>
        Run(
            source ?? QaImport.SourceOf(new FileInfo(file)),
            false,
            importer => new QaImport(importer).Run(new FileInfo(file), Progress, default)
        );

    private async Task<ImportReport> Run(string source, bool history, Func<Importer, Task> work)
    {
        var report = new ImportReport();
        var importer = new Importer(
            source,
            new ImportChoices(Scope.Public, History: history),
            place.Acts,
            place.Services.GetRequiredService<IDbContextFactory<AppDb>>(),
            place.Clock,
            report
        );
        await importer.Begin(default);
        await work(importer);
        return report;
    }
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("parvis-import-").FullName;

    public string Put(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
