using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Parvis.Language.Highlights;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Web;
using Spectre.Console;

namespace Parvis.Features.Ask;

/// <summary><c>parvis ask "…"</c>: asks as a visitor would, in the terminal.</summary>
internal static class AskCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Command Create(CommandLine line)
    {
        var question = new Argument<string>("QUESTION") { Description = "La question, comme on la dirait." };
        var json = new Option<bool>("--json") { Description = "Écrit la réponse de l’API." };
        var command = new Command("ask", "Pose une question au lieu : où est la réponse, qui sait.") { question, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var text = parsed.GetRequiredValue(question);
                if (string.IsNullOrWhiteSpace(text))
                {
                    await Console.Error.WriteLineAsync("La question est vide.");
                    return CommandLine.WrongUse;
                }
                await using var open = await line.OpenExisting(parsed, cancellation);
                var answers = await Ask(open, text, cancellation);
                if (parsed.GetValue(json))
                    Console.WriteLine(JsonSerializer.Serialize(AskedJson.Of(answers, ""), Json));
                else
                    Print(answers);
                return CommandLine.Done;
            }
        );
        return command;
    }

    private static async Task<Answers> Ask(OpenHouse open, string text, CancellationToken cancellation)
    {
        await open.Services.GetRequiredService<FindingIndex>().Fill(cancellation);
        await using var scope = open.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<Asking>()
            .Ask(
                scope.ServiceProvider.GetRequiredService<AppDb>(),
                text,
                Reader.Anonymous,
                Texts.Vous,
                new AskOptions(Most: 5),
                cancellation
            );
    }

    private static void Print(Answers answers)
    {
        if (answers.Where.Count + answers.Who.Count == 0)
        {
            AnsiConsole.WriteLine(
                "Rien ici ne répond à cette question. Quelqu’un du lieu saura peut-être : posez-la-lui."
            );
            return;
        }
        foreach (var correction in answers.Corrections)
            AnsiConsole.WriteLine($"« {correction.Written} » : cherché aussi « {correction.Meant} »");
        if (answers.Where.Count > 0)
            AnsiConsole.MarkupLine("[bold]Où c’est[/]");
        foreach (var where in answers.Where)
        {
            AnsiConsole.MarkupLine($"  [bold]{Titled(where)}[/] [dim]{where.Url.EscapeMarkup()}[/]");
            AnsiConsole.Write(new Padder(new Markup(Marked(where.Excerpt)), new Padding(4, 0, 0, 0)));
        }
        if (answers.Who.Count > 0)
            AnsiConsole.MarkupLine("[bold]Qui sait[/]");
        foreach (var who in answers.Who)
            AnsiConsole.MarkupLine($"  [bold]{who.Name.EscapeMarkup()}[/] {who.Reason.EscapeMarkup()}");
    }

    private static string Titled(WhereAnswer where) =>
        (where.Heading.Length == 0 ? where.Title : $"{where.Title} › {where.Heading}").EscapeMarkup();

    private static string Marked(Excerpt excerpt)
    {
        var words = new System.Text.StringBuilder();
        foreach (var (text, marked) in excerpt.Pieces())
            words.Append(marked ? $"[underline]{Flat(text)}[/]" : Flat(text));
        return words.ToString();
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ").EscapeMarkup();
}
