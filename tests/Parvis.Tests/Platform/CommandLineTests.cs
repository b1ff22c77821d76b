using System.Text.RegularExpressions;
using Parvis.Platform;

namespace Parvis.Tests.Platform;

/// <summary>What the command line says of itself, and the codes that other tools rely on.</summary>
public sealed partial class CommandLineTests
{
    private static readonly string[] Commands =
    [
        "parvis",
        "parvis ask",
        "parvis backup",
        "parvis demo",
        "parvis evaluate",
        "parvis import",
        "parvis import markdown",
        "parvis import mediawiki",
        "parvis import people",
        "parvis import qa",
        "parvis migrate",
        "parvis restore",
        "parvis serve",
        "parvis user",
        "parvis user add",
        "parvis user reset-code",
        "parvis user role",
    ];

    [Fact]
    public async Task Every_command_explains_itself_in_French()
    {
        var met = new List<string>();
        var waiting = new Queue<string>(["parvis"]);
        while (waiting.TryDequeue(out var command))
        {
            met.Add(command);
            var (code, help, error) = await Run([.. command.Split(' ')[1..], "--help"]);
            (code, error).ShouldBe((0, ""), command);
            help.ShouldContain($"Usage :\n  {command} ");
            help.ShouldMatch("\n  -h, --help +Affiche cette aide\\.\n");
            help.ShouldMatch("\n  --data DOSSIER +Le dossier du lieu");
            English().Matches(help).Select(match => match.Value).ShouldBeEmpty(command);
            foreach (Match row in Row().Matches(Section(help, "Commandes :")))
                waiting.Enqueue($"{command} {row.Groups[1].Value}");
        }
        met.Order(StringComparer.Ordinal).ShouldBe(Commands);
    }

    [Fact]
    public async Task Help_names_arguments_and_options_with_what_they_take()
    {
        var (_, help, _) = await Run("user", "add", "--help");
        help.ShouldContain("  parvis user add ADRESSE [options]\n");
        Section(help, "Arguments :").ShouldContain("  ADRESSE  L’adresse de courriel.");
        Section(help, "Options :").ShouldMatch("--name NOM +Le nom de la personne");
        (await Run("import", "mediawiki", "--help")).Out.ShouldMatch("\n  --history +Reprend toutes les versions");
    }

    [Theory]
    [InlineData("", "Il manque une commande.", "parvis")]
    [InlineData("import", "Il manque une commande.", "parvis import")]
    [InlineData("improt", "« improt » n’est pas compris ici.", "parvis")]
    [InlineData("serve --prot 3", "« --prot » n’est pas compris ici.", "parvis serve")]
    [InlineData("import qa", "Il manque FICHIER.", "parvis import qa")]
    [InlineData("serve --port", "Il manque N après --port.", "parvis serve")]
    [InlineData("serve --port huit", "« huit » ne convient pas pour --port.", "parvis serve")]
    [InlineData("serve --port 1 --port 2", "--port ne prend qu’une valeur.", "parvis serve")]
    [InlineData(
        "import qa x --visible tous",
        "« tous » ne convient pas pour --visible. Valeurs possibles : members, public, staff.",
        "parvis import qa"
    )]
    [InlineData(
        "user role a@b.example roi",
        "« roi » ne convient pas pour RÔLE. Valeurs possibles : ",
        "parvis user role"
    )]
    public async Task Wrong_use_is_told_in_French_and_ends_with_2(string words, string said, string command)
    {
        var (code, output, error) = await Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        (code, output).ShouldBe((2, ""));
        error.ShouldStartWith(said);
        error.ShouldEndWith($"\nEssayez : {command} --help\n");
        English().Matches(error).Select(match => match.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_fails_ends_with_1_and_says_why()
    {
        var (code, output, error) = await Run("import", "qa", "/nulle/part");

        (code, output).ShouldBe((1, ""));
        error.ShouldBe("Le fichier /nulle/part n’existe pas.\n");
    }

    [Theory]
    [InlineData("ask", "Où sont les clés ?")]
    [InlineData("backup", "sauvegarde.parvis")]
    public async Task What_needs_a_place_makes_no_empty_one_where_there_is_none(string command, string word)
    {
        var folder = Directory.CreateTempSubdirectory("parvis-nowhere-");
        try
        {
            var (code, output, error) = await Run(command, word, "--data", folder.FullName);

            (code, output).ShouldBe((1, ""));
            error.ShouldBe($"Il n’y a pas de lieu dans {folder.FullName}. Indiquez son dossier avec --data.\n");
            folder.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Out, string Error)> Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(words, Program.Features, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private static string Section(string help, string title)
    {
        var start = help.IndexOf(title, StringComparison.Ordinal);
        return start < 0 ? "" : help[start..].Split("\n\n")[0];
    }

    [GeneratedRegex(
        @"\b(?:(?:usage|options|commands|arguments|description):|(?:show|display|information|default|required|unrecognized|missing|cannot|expects|provided|you)\b)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex English();

    [GeneratedRegex(@"^  (\S+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();
}
