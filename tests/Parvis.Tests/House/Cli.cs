using System.Diagnostics;

namespace Parvis.Tests.House;

/// <summary>How a command ended and what it said.</summary>
public sealed record Ended(int Code, string Out, string Error);

/// <summary>The real program as a process of its own, as people run it.</summary>
public static class Cli
{
    private const string Parvis = "Parvis.dll";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<Ended> Run(TestGround ground, params string[] arguments) => Run(ground, Parvis, arguments);

    /// <summary>Another program of ours, that lies beside the tests.</summary>
    public static async Task<Ended> Run(TestGround ground, string program, string[] arguments)
    {
        using var process = Start(ground, program, arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves it running; the caller ends it.</summary>
    public static Process Start(TestGround ground, params string[] arguments) => Start(ground, Parvis, arguments);

    private static Process Start(TestGround ground, string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = ground.Folder.Root,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["PARVIS_DATA"] = ground.Folder.Root;
        start.Environment["ConnectionStrings__Parvis"] = ground.Postgres ?? "";
        return Process.Start(start)!;
    }
}
