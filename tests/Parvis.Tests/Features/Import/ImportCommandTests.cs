using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Features.Garden;
using Parvis.Tests.House;

namespace Parvis.Tests.Features.Import;

/// <summary>The command in a process of its own, on the folder of a place that is served meanwhile.</summary>
public sealed class ImportCommandTests(TestPlace place) : IClassFixture<TestPlace>
{
    [Theory]
    [InlineData("mediawiki", "", "vide")]
    [InlineData("mediawiki", "PK\u0003\u0004", "archive zip")]
    [InlineData("mediawiki", "%PDF-1.7", "PDF")]
    [InlineData("mediawiki", "<!DOCTYPE a [<!ENTITY b \"c\">]><mediawiki>&b;</mediawiki>", "aucune exportation")]
    [InlineData("mediawiki", "<mediawiki><page><title>A</page>", "avant sa fin")]
    [InlineData("qa", "", "vide")]
    [InlineData("qa", "PK\u0003\u0004", "archive zip")]
    [InlineData("qa", "{\"id\":1}\nrien", "Rien")]
    public async Task What_cannot_be_imported_is_named(string kind, string content, string word)
    {
        using var scratch = new Scratch();
        var (code, output, _) = await Run("import", kind, scratch.Put("donné", content));
        output.ShouldContain(word);
        code.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_file_an_empty_folder_and_a_wrong_option_are_told_apart()
    {
        using var scratch = new Scratch();
        var nowhere = Path.Combine(scratch.Folder, "nulle-part");
        (await Run("import", "mediawiki", nowhere)).ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(1),
            run => run.Output.ShouldContain("n’existe pas")
        );
        (await Run("import", "mediawiki", scratch.Folder)).Output.ShouldContain("est un dossier");
        (await Run("import", "markdown", nowhere)).Output.ShouldContain("n’existe pas");
        (await Run("import", "markdown", scratch.Folder)).Output.ShouldContain("aucun fichier Markdown");
        (await Run("import", "qa", nowhere, "--visible", "tous")).Code.ShouldBe(2);
        (await Run("import", "qa")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_beside_the_import_shows_and_finds_what_came_in()
    {
        using var scratch = new Scratch();
        var file = scratch.Put(
            "beside.jsonl",
            """{"id":"b","title":"Le pétrin du fournil","text":"Il pétrit la pâte du mercredi."}"""
        );
        (await Run("import", "qa", file)).Code.ShouldBe(0);
        using var visitor = place.Visitor();
        (await visitor.GetAsync("/jardin/le-petrin-du-fournil")).IsSuccessStatusCode.ShouldBeTrue();
        var found = "";
        for (var tries = 0; tries < 200 && !found.Contains("le-petrin-du-fournil"); tries++)
        {
            found = await visitor.GetStringAsync("/api/v1/ask?q=p%C3%A9trin+du+fournil");
            await Task.Yield();
            using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            await pause.WaitForNextTickAsync();
        }
        found.ShouldContain("/jardin/le-petrin-du-fournil");
    }

    [Fact]
    public async Task A_dump_of_a_hundred_megabytes_needs_little_memory()
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "grand.xml");
        await using (var writer = new StreamWriter(file, false, new UTF8Encoding(false)))
        {
            var text = string.Concat(Enumerable.Repeat("La presse à cidre tourne lentement. ", 110));
            await writer.WriteAsync("<mediawiki><siteinfo><sitename>Grand</sitename></siteinfo>");
            for (var page = 0; page < 40; page++)
            {
                await writer.WriteAsync($"<page><title>Grande page {page}</title><ns>0</ns>");
                for (var revision = 1; revision <= 640; revision++)
                    await writer.WriteAsync($"<revision><id>{revision}</id><text>{text}</text></revision>");
                await writer.WriteAsync("</page>");
            }
            await writer.WriteAsync("</mediawiki>");
        }
        new FileInfo(file).Length.ShouldBeGreaterThan(100_000_000);
        var (code, output, peak) = await Run("import", "mediawiki", file);
        code.ShouldBe(0, output);
        peak.ShouldBeLessThan(500_000_000);
        (await place.Read(db => db.Pages.CountAsync(page => page.Title.StartsWith("Grande page")))).ShouldBe(40);
    }

    private async Task<(int Code, string Output, long Peak)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Parvis.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(place.Folder.Root);
        if (place.Postgres is { } postgres)
            start.Environment["ConnectionStrings__Parvis"] = postgres;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!process.HasExited && await watch.WaitForNextTickAsync())
        {
            peak = Math.Max(peak, MemoryOf(process));
        }
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors, peak);
    }

    private static long MemoryOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between two looks.
            return 0;
        }
    }
}
