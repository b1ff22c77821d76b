using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parvis.Tests.Architecture;

/// <summary>
/// Every text of the interface is in French where it stands and in English in <c>Texts.en.resx</c>; what says <i>vous</i> also
/// says <i>tu</i>.
/// </summary>
public sealed partial class TranslationTests
{
    private sealed record Said(string Path, string French, string? Tu);

    // The setting itself, where one chooses between the two.
    private const string Chosen = "vous,";

    private static readonly List<Said> Texts = [.. Sources.Product.SelectMany(Read)];
    private static readonly Dictionary<string, string> English = XDocument
        .Load(Path.Combine(Sources.Root, "src/Parvis/Texts.en.resx"))
        .Descendants("data")
        .ToDictionary(
            entry => entry.Attribute("name")!.Value,
            entry => entry.Element("value")!.Value,
            StringComparer.Ordinal
        );

    [Fact]
    public void Every_text_has_its_English() =>
        Texts
            .Where(text => !English.ContainsKey(text.French))
            .Select(text => $"{text.Path}: {text.French}")
            .Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void No_English_is_left_of_a_text_that_went()
    {
        // Some texts are handed on before they are shown (menu entries, named fields): they stand in the code as they are.
        var code = string.Join('\n', Sources.Product.Select(source => source.Text));

        English
            .Keys.Where(french => !code.Contains($"\"{Escaped(french)}\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_says_vous_also_says_tu() =>
        Texts
            .Where(text =>
                text.Tu is null
                && !text.French.StartsWith(Chosen, StringComparison.Ordinal)
                && Vous().IsMatch(text.French)
                && !Nobody().IsMatch(text.French)
            )
            .Select(text => $"{text.Path}: {text.French}")
            .Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void What_says_tu_does_not_say_vous() =>
        Texts
            .Where(text => text.Tu is { } tu && Vous().IsMatch(tu) && !Nobody().IsMatch(tu))
            .Select(text => $"{text.Path}: {text.Tu}")
            .ShouldBeEmpty();

    [Fact]
    public void French_is_set_as_printers_set_it() =>
        Texts
            .SelectMany(text => new[] { text.French, text.Tu ?? "" }.Select(said => (text.Path, Said: said)))
            .Where(text => BadSetting().IsMatch(text.Said))
            .Select(text => $"{text.Path}: {text.Said}")
            .Distinct()
            .ShouldBeEmpty();

    [Fact]
    public void A_translation_has_the_places_of_its_text() =>
        English
            .Where(entry => !Places(entry.Key).SetEquals(Places(entry.Value)))
            .Select(entry => entry.Key)
            .ShouldBeEmpty();

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static IEnumerable<Said> Read(Source source)
    {
        foreach (Match call in Call().Matches(Comments().Replace(source.Text, "")))
        {
            var first = Unescaped(call.Groups["first"].Value);
            var second = call.Groups["second"] is { Success: true } group ? Unescaped(group.Value) : null;
            if (call.Groups["count"].Success)
            {
                yield return new Said(source.Path, first, null);
                if (second is not null)
                    yield return new Said(source.Path, second, null);
            }
            else
            {
                yield return new Said(source.Path, first, call.Groups["index"].Success ? second : null);
            }
        }
    }

    private static string Unescaped(string literal) => Regex.Unescape(literal);

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

    // T["…"], T["…", "…"], T.Format("…", …), T.Count(n, "…", "…"), by whatever name the texts go.
    [GeneratedRegex(
        """\b(?:T|[tT]exts)(?:(?<index>\[)|\.(?:Format|(?<count>Count))\((?(count)[^"]*?,)\s*)\s*"(?<first>(?:[^"\\]|\\.)*)"(?:\s*,\s*"(?<second>(?:[^"\\]|\\.)*)")?""",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Call();

    [GeneratedRegex(
        @"\b(vous|votre|vos)\b|(?<![\p{L}’-])\p{Lu}?\p{Ll}+ez\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Vous();

    // Words in -ez that give no order.
    [GeneratedRegex(
        @"\A((?!\b(vous|votre|vos)\b)(?!\p{L}+ez\b).|\b(chez|assez|nez|rez|rendez-vous)\b)*\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Nobody();

    [GeneratedRegex(
        @"\p{L}'\p{L}| [;:!?»](?=[\s.,)]|\z)|« |(?<=\p{L})[;!?](?=\s|\z)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex BadSetting();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\{\d+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
