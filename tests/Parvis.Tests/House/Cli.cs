using System.Diagnostics;
using Parvis.Platform;

namespace Parvis.Tests.House;

/// <summary>How a command ended and what it said.</summary>
public sealed record Ended(int Code, string Out, string Error);

/// <summary>Where a program keeps a place: its folder, and its database when that is PostgreSQL.</summary>
public interface IGround
{
    DataFolder Folder { get; }
    string? Postgres { get; }
}

/// <summary>The folder of one and the database of another, as for two servers of one place.</summary>
public sealed record Ground(DataFolder Folder, string? Postgres) : IGround;

/// <summary>What a command is started in, when it is not the machine as it is.</summary>
public sealed record Surroundings
{
    /// <summary>What the shell does before, such as <c>ulimit</c>.</summary>
    public string First { get; init; } = "";
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>A machine with so little memory: what needs more ends in an error.</summary>
    public static Surroundings WithHeapOf(int megabytes) =>
        new()
        {
            Environment = new Dictionary<string, string?>
            {
                ["DOTNET_GCHeapHardLimit"] = $"0x{megabytes * 1024L * 1024:x}",
            },
        };
}

/// <summary>The real program as a process of its own, as people run it.</summary>
public static class Cli
{
    private const string Parvis = "Parvis.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<Ended> Run(IGround ground, params string[] arguments) => Run(ground, Parvis, arguments);

    public static Task<Ended> Run(IGround ground, Surroundings around, params string[] arguments) =>
        End(Start(ground, around, Parvis, arguments));

    /// <summary>Another program of ours, that lies beside the tests.</summary>
    public static Task<Ended> Run(IGround ground, string program, string[] arguments) =>
        End(Start(ground, new Surroundings(), program, arguments));

    /// <summary>Starts it and leaves it running; the caller ends it.</summary>
    public static Process Start(IGround ground, params string[] arguments) =>
        Start(ground, new Surroundings(), Parvis, arguments);

    private static async Task<Ended> End(Process started)
    {
        using var process = started;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    private static Process Start(IGround ground, Surroundings around, string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ground.Folder.Root,
        };
        if (around.First.Length > 0)
        {
            start.FileName = "/bin/sh";
            foreach (var word in (string[])["-c", $"{around.First}; exec \"$0\" \"$@\"", "dotnet"])
                start.ArgumentList.Add(word);
        }
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PARVIS_DATA"] = ground.Folder.Root;
        start.Environment["ConnectionStrings__Parvis"] = ground.Postgres ?? "";
        foreach (var (name, value) in around.Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
