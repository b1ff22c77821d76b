using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Writer;

/// <summary>
/// Starts a writer, kills it (SIGKILL) at a moment that chance picks, from the first instant of its start to deep in its writing,
/// and looks whether the next start is held up and whether everything that was acknowledged is there.
/// </summary>
internal static class Killing
{
    private const int AtFirst = 1_500;
    private const int LongestWriting = 600;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(string folder, int times)
    {
        var acknowledged = new List<string>();
        var slowest = TimeSpan.Zero;
        for (var kill = 1; kill <= times; kill++)
        {
            // The first ones die while the schema is being made.
            var early = kill <= Math.Max(1, times / 5);
            var (said, start) = await StartAndKill(folder, early);
            acknowledged.AddRange(said);
            if (start > slowest)
                slowest = start;
        }
        var (lost, torn) = await Check(folder, acknowledged);
        Console.WriteLine(
            $"{times, 5} kills  {acknowledged.Count, 7} acknowledged  {lost, 3} lost  {torn, 3} torn  slowest start {slowest.TotalSeconds, 5:0.0} s"
        );
        return lost + torn == 0 && acknowledged.Count > 0 ? 0 : 1;
    }

    private static async Task<(List<string> Said, TimeSpan Start)> StartAndKill(string folder, bool early)
    {
        using var process = Start(folder);
        var clock = Stopwatch.StartNew();
        if (early)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(AtFirst));
            return ([.. (await KillAndRead(process)).Where(line => line != Writing.Open)], TimeSpan.Zero);
        }
        using var patience = new CancellationTokenSource(Patience);
        if (await process.StandardOutput.ReadLineAsync(patience.Token) != Writing.Open)
            throw new InvalidOperationException($"It did not open: {await process.StandardError.ReadToEndAsync()}");
        var start = clock.Elapsed;
        // Until something was acknowledged there is nothing to lose.
        if (await process.StandardOutput.ReadLineAsync(patience.Token) is not { } first)
            throw new InvalidOperationException($"It did not write: {await process.StandardError.ReadToEndAsync()}");
        await Task.Delay(RandomNumberGenerator.GetInt32(LongestWriting));
        return ([first, .. await KillAndRead(process)], start);
    }

    // What the pipe still holds was said before the end. A last line cut short was not wholly said.
    private static async Task<List<string>> KillAndRead(Process process)
    {
        process.Kill();
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. text.Split('\n').SkipLast(1)];
    }

    private static async Task<(int Lost, int Torn)> Check(string folder, List<string> acknowledged)
    {
        await using var house = await OpenHouse.Open(new HouseOptions(new DataFolder(folder), Program.Features));
        await using var db = await house.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var people = await db
            .People.Select(person => new { person.Name, Addresses = person.Addresses.Count })
            .ToListAsync();
        var kept = people.Select(person => person.Name).ToHashSet(StringComparer.Ordinal);
        var last = await ChangeFeed.LastNumber(db);
        var torn = people.Count(person => person.Addresses != 1) + (int)Math.Abs(last - people.Count);
        return (
            acknowledged.Count(name => !kept.Contains(name)),
            torn + Math.Abs(await db.Changes.CountAsync() - people.Count)
        );
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Started as "dotnet Parvis.Writer.dll" or as a program of its own.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Killing).Assembly.Location);
        start.ArgumentList.Add("write");
        start.ArgumentList.Add(folder);
        return Process.Start(start)!;
    }
}
