using System.Diagnostics;

namespace Parvis.Tests.House;

/// <summary>A PostgreSQL server of one test, which it may stop and start as it likes. It listens on a socket in its own folder only.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private const string Root = "root";
    private readonly string folder = Directory.CreateTempSubdirectory("parvis-postgres-").FullName;
    private readonly string programs = Directory
        .EnumerateDirectories("/usr/lib/postgresql")
        .OrderBy(version => int.Parse(Path.GetFileName(version).Split('.')[0]))
        .Last();

    public string Address => $"Host={folder};Username=parvis;Database=postgres;Timeout=5;MaxPoolSize=20";

    public static async Task<OwnPostgres> Create()
    {
        var server = new OwnPostgres();
        if (Environment.UserName == Root)
            await Run("chown", "postgres", server.folder);
        await server.Tool("initdb", "-D", server.Data, "-U", "parvis", "-A", "trust", "-E", "UTF8", "--no-sync");
        await server.Start();
        return server;
    }

    public Task Start() =>
        Tool(
            "pg_ctl",
            "-D",
            Data,
            "-w",
            "-t",
            "60",
            "-l",
            Path.Combine(folder, "log"),
            "-o",
            $"-c listen_addresses= -c unix_socket_directories={folder}",
            "start"
        );

    /// <summary>As when the machine goes down: nobody is asked, what was not committed is lost.</summary>
    public Task Crash() => Tool("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await Crash();
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    // PostgreSQL refuses to run as root.
    private Task Tool(string name, params string[] arguments)
    {
        var program = Path.Combine(programs, "bin", name);
        return Environment.UserName == Root
            ? Run("runuser", ["-u", "postgres", "--", program, .. arguments])
            : Run(program, arguments);
    }

    // The server that pg_ctl leaves behind would keep pipes open: its output goes nowhere.
    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (
            var argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]
        )
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}"
            );
    }
}
