namespace Parvis.Writer;

/// <summary>
/// <c>write DIR</c> writes for ever and prints each act that was acknowledged; <c>kill DIR TIMES</c> starts that so many times, kills it
/// each time, looks at what is left, and prints one line of a table. The database is the one that every command would take.
/// </summary>
internal static class Entry
{
    public static Task<int> Main(string[] args) =>
        args switch
        {
            ["write", var folder] => Writing.Run(folder),
            ["kill", var folder, var times] => Killing.Run(folder, int.Parse(times)),
            ["kill-answers", var folder, var times] => KillingAnswers.Run(folder, int.Parse(times)),
            _ => Task.FromResult(2),
        };
}
