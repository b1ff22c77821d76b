using System.CommandLine;
using System.CommandLine.Invocation;

namespace Parvis.Platform;

/// <summary>What <c>--help</c> says of a command.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var options = OptionsOf(command).ToList();
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine("Usage :");
        output.WriteLine($"  {UsageOf(command, options)}");
        Write(output, "Commandes :", command.Subcommands.Select(one => (one.Name, one.Description)));
        Write(output, "Arguments :", command.Arguments.Select(one => (NameOf(one), one.Description)));
        Write(output, "Options :", options.Select(one => (NameOf(one), one.Description)));
        return CommandLine.Done;
    }

    /// <summary>The words that call a command: <c>parvis import qa</c>.</summary>
    public static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent
            ? $"{PathOf(parent)} {command.Name}"
            : "parvis";

    /// <summary>What stands for its value: <c>FICHIER</c>.</summary>
    public static string ValueOf(Option option) => option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant();

    public static string NameOf(Argument argument) => argument.HelpName ?? argument.Name;

    private static string NameOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias == "-h").Append(option.Name));
        return option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool)
            ? $"{names} {ValueOf(option)}"
            : names;
    }

    // Its own, and those of the commands above that hold for all below.
    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(
            command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive)
        );

    private static string UsageOf(Command command, List<Option> options)
    {
        var words = new List<string> { PathOf(command) };
        if (command.Subcommands.Count > 0)
            words.Add("COMMANDE");
        words.AddRange(
            command.Arguments.Select(one => one.Arity.MinimumNumberOfValues > 0 ? NameOf(one) : $"[{NameOf(one)}]")
        );
        if (options.Count > 0)
            words.Add("[options]");
        return string.Join(' ', words);
    }

    private static void Write(TextWriter output, string title, IEnumerable<(string Name, string? Words)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
            return;
        var width = list.Max(row => row.Name.Length);
        output.WriteLine();
        output.WriteLine(title);
        foreach (var (name, words) in list)
            output.WriteLine($"  {name.PadRight(width)}  {words}".TrimEnd());
    }
}
