using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Parvis.Platform;

/// <summary>How a command was called wrongly, in words that help.</summary>
internal static class CommandFaults
{
    public static string Of(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens.Select(word => $"« {word} » n’est pas compris ici.").ToList();
        var faults = parsed.Errors.Select(error => Of(error, unknown.Count > 0)).OfType<string>();
        return string.Join(
            Environment.NewLine,
            [
                .. unknown.Concat(faults).Distinct(),
                $"Essayez : {CommandHelp.PathOf(parsed.CommandResult.Command)} --help",
            ]
        );
    }

    // What is not understood is told once, and what is missing because of it is not told.
    private static string? Of(ParseError error, bool unknown) =>
        error.SymbolResult switch
        {
            ArgumentResult { Parent: OptionResult option } => Of(option),
            ArgumentResult { Tokens.Count: 0 } argument => $"Il manque {CommandHelp.NameOf(argument.Argument)}.",
            ArgumentResult argument => Unfit(argument, argument.Argument, CommandHelp.NameOf(argument.Argument)),
            OptionResult option => Of(option),
            _ => unknown ? null : "Il manque une commande.",
        };

    private static string Of(OptionResult result) =>
        result.Tokens.Count switch
        {
            0 => $"Il manque {CommandHelp.ValueOf(result.Option)} après {result.Option.Name}.",
            1 => Unfit(result, result.Option, result.Option.Name),
            _ => $"{result.Option.Name} ne prend qu’une valeur.",
        };

    private static string Unfit(SymbolResult result, Symbol symbol, string name)
    {
        var values = symbol.GetCompletions(CompletionContext.Empty).Select(value => value.Label).ToList();
        var expected = values.Count > 0 ? $" Valeurs possibles : {string.Join(", ", values)}." : "";
        return $"« {string.Join(' ', result.Tokens)} » ne convient pas pour {name}.{expected}";
    }
}
