using System.Text.RegularExpressions;

namespace Parvis.Tests.Architecture;

/// <summary>Language and Formats on the ground, Platform above, Features on top: no arrow points up.</summary>
public sealed partial class FloorTests
{
    /// <summary>The roof, and what every feature stands in: named like a feature, of no feature.</summary>
    private const string Shared = "Shared";

    [Theory]
    [InlineData("src/Parvis.Language", "Parvis.Language")]
    [InlineData("src/Parvis.Formats", "Parvis.Formats")]
    public void The_ground_floor_stands_on_nothing_of_ours(string folder, string own) =>
        Sources
            .Product.Where(source => source.IsUnder(folder))
            .SelectMany(source =>
                source.Namespaces.Where(name => !Below(name, own)).Select(name => $"{source.Path}: {name}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_ground_floor_touches_neither_files_nor_databases_nor_the_web() =>
        Sources
            .CSharp.Where(source => source.IsUnder("src/Parvis.Language") || source.IsUnder("src/Parvis.Formats"))
            .SelectMany(source => Outside().Matches(source.Text).Select(match => $"{source.Path}: {match.Value}"))
            .ShouldBeEmpty();

    [Fact]
    public void The_platform_knows_no_feature() =>
        Sources
            .Product.Where(source => source.IsUnder("src/Parvis/Platform"))
            .SelectMany(source =>
                source.Namespaces.Where(name => Below(name, "Parvis.Features")).Select(name => $"{source.Path}: {name}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_feature_names_another_only_where_the_table_says_so()
    {
        var allowed = AllowedArrows();
        Sources
            .Product.Where(source => source.Feature is not (null or Shared))
            .SelectMany(source => Others(source).Select(other => (Arrow: (source.Feature!, other), source.Path)))
            .Where(found => !allowed.Contains(found.Arrow))
            .Select(found => $"{found.Path}: {found.Arrow.Item1} → {found.Arrow.Item2}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_shared_fragments_name_no_feature() =>
        Sources
            .Product.Where(source => source.Feature == Shared)
            .SelectMany(source => Others(source).Select(other => $"{source.Path}: {other}"))
            .ShouldBeEmpty();

    [Fact]
    public void Both_ends_of_every_arrow_of_the_table_exist() =>
        AllowedArrows()
            .SelectMany(arrow => new[] { arrow.From, arrow.To })
            .Where(feature => !Directory.Exists(Path.Combine(Sources.Root, "src/Parvis/Features", feature)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_feature_has_its_contents_page_and_stands_in_the_list() =>
        Sources
            .CSharp.Where(source =>
                source.Feature is not null && source.Path.EndsWith("Feature.cs", StringComparison.Ordinal)
            )
            .Select(source => Path.GetFileNameWithoutExtension(source.Path))
            .Except(Program.Features.Select(feature => feature.GetType().Name))
            .ShouldBeEmpty();

    [Fact]
    public void The_roof_stays_low() =>
        Sources.CSharp.Single(source => source.Path == "src/Parvis/Program.cs").Lines.ShouldBeLessThan(60);

    private static IEnumerable<string> Others(Source source) =>
        source
            .Namespaces.Where(name => Below(name, "Parvis.Features"))
            .Select(name => name.Split('.').ElementAtOrDefault(2))
            .OfType<string>()
            .Where(other =>
                other != source.Feature
                && other != Shared
                && Directory.Exists(Path.Combine(Sources.Root, "src/Parvis/Features", other))
            )
            .Distinct();

    private static bool Below(string name, string floor) =>
        name == floor || name.StartsWith(floor + ".", StringComparison.Ordinal);

    // | Questions | Garden | why |
    private static HashSet<(string From, string To)> AllowedArrows() =>
        [
            .. File.ReadLines(Path.Combine(Sources.Root, "docs/architecture.md"))
                .SkipWhile(line => !line.StartsWith("| from | to |", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(cells => (cells[1], cells[2])),
        ];

    [GeneratedRegex(
        @"\bSystem\.(IO\.(File|Directory)\w*|Net\.(Http|Sockets)|Data)\b|\bMicrosoft\.(AspNetCore|EntityFrameworkCore|Data)\b|\b(File|Directory)\.(Read|Write|Open|Create|Exists|Enumerate)\w*\(",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Outside();
}
