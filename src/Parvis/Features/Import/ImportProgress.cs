using System.Diagnostics;
using Spectre.Console;

namespace Parvis.Features.Import;

/// <summary>How far an import is: a bar in a terminal, else a line every few seconds on the error output.</summary>
internal sealed class ImportProgress
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);
    private readonly Stopwatch since = Stopwatch.StartNew();
    private ProgressTask? bar;

    public void Show(double share, ImportReport report)
    {
        share = Math.Clamp(share, 0, 1);
        if (bar is not null)
        {
            bar.Value = share;
            return;
        }
        if (since.Elapsed < Pace)
            return;
        since.Restart();
        var things = report.Pages.Added + report.Pages.Updated + report.Questions.Added + report.Questions.Updated;
        Console.Error.WriteLine($"{share * 100:0} % · {things} importées");
    }

    public static async Task Run(string title, Func<ImportProgress, Task> work)
    {
        var progress = new ImportProgress();
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            await work(progress);
            return;
        }
        await AnsiConsole
            .Progress()
            .StartAsync(context =>
            {
                progress.bar = context.AddTask(Markup.Escape(title), maxValue: 1);
                return work(progress);
            });
    }
}
