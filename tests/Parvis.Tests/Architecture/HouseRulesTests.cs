using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parvis.Tests.Architecture;

/// <summary>What the house does not have, and what says so before a review does.</summary>
public sealed partial class HouseRulesTests
{
    [Fact]
    public void No_class_is_a_manager_a_helper_or_a_drawer() =>
        Types().Where(type => Drawer().IsMatch(type.Name)).Select(type => $"{type.Path}: {type.Name}").ShouldBeEmpty();

    [Fact]
    public void No_method_says_that_it_is_async() =>
        Sources
            .CSharp.Where(source => source.IsUnder("src"))
            .SelectMany(source =>
                source
                    .Root.DescendantNodes()
                    .OfType<MethodDeclarationSyntax>()
                    .Where(method =>
                        method.Identifier.Text.EndsWith("Async", StringComparison.Ordinal) && !IsOverride(method)
                    )
                    .Select(method => $"{source.Path}: {method.Identifier.Text}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_warning_is_silenced_in_the_code() => Found(Silenced());

    [Fact]
    public void No_region_and_no_note_to_self_is_left() => Found(Leftover());

    [Fact]
    public void No_path_of_somebodys_machine_and_no_registry_is_written_down() => Found(Machine());

    [Fact]
    public void No_test_is_skipped_or_waits_for_a_clock() =>
        Sources
            .CSharp.Where(source =>
                source.Path.EndsWith("Tests.cs", StringComparison.Ordinal)
                && !source.IsUnder("tests/Parvis.Tests/Architecture")
            )
            .SelectMany(source => Sleepy().Matches(source.Text).Select(match => $"{source.Path}: {match.Value}"))
            .ShouldBeEmpty();

    // But mails: their readers know no style sheet.
    [Fact]
    public void No_view_carries_a_script_or_a_style_of_its_own() =>
        // Mail programs know no stylesheet, so only the bodies of mails carry styles.
        Sources
            .Views.Where(view => !view.Path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(view => Inline().Matches(view.Text).Select(match => $"{view.Path}: {match.Value}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_row_is_written_by_a_helper_in_a_loop() =>
        Sources
            .Views.SelectMany(view =>
                LoopedHelper().Matches(view.Text).Select(match => $"{view.Path}: {match.Value.ReplaceLineEndings(" ")}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Outgoing_calls_pass_through_the_guarded_client() =>
        Sources
            .CSharp.Where(source => source.IsUnder("src") && !source.IsUnder("src/Parvis/Platform/Web"))
            .Where(source => source.Text.Contains("new HttpClient(", StringComparison.Ordinal))
            .Select(source => source.Path)
            .ShouldBeEmpty();

    private static void Found(Regex wrong) =>
        Sources
            .CSharp.Concat(Sources.Views)
            .Where(source => !source.IsUnder("tests/Parvis.Tests/Architecture"))
            .SelectMany(source => wrong.Matches(source.Text).Select(match => $"{source.Path}: {match.Value}"))
            .ShouldBeEmpty();

    private static IEnumerable<(string Path, string Name)> Types() =>
        Sources
            .CSharp.Where(source => source.IsUnder("src"))
            .SelectMany(source =>
                source
                    .Root.DescendantNodes()
                    .OfType<BaseTypeDeclarationSyntax>()
                    .Select(type => (source.Path, type.Identifier.Text))
            );

    private static bool IsOverride(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(modifier => modifier.Text == "override")
        || method.ExplicitInterfaceSpecifier is not null
        // What a framework's interface asks for keeps the framework's name.
        || method.Identifier.Text
            is "DisposeAsync"
                or "ExecuteAsync"
                or "StartAsync"
                or "StopAsync"
                or "ProcessAsync"
                or "InvokeAsync";

    // The lodge's Service is a thing of the place; a tag helper is what the framework calls one.
    [GeneratedRegex(
        @"(Manager|(?<!Tag)Helper|Helpers|Util|Utils|Utility|\w+Service|Repository|Mediator|Mapper)$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Drawer();

    [GeneratedRegex(@"#pragma warning|SuppressMessage|#nullable disable", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Silenced();

    [GeneratedRegex(@"#region|\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"/(work|home|Users)/[a-z]\w*/|\bnuget\.org|registry\.npmjs", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Machine();

    [GeneratedRegex(@"Skip\s*=|Thread\.Sleep|Stopwatch", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sleepy();

    [GeneratedRegex(
        @"<style\b|\sstyle=|\son[a-z]+=""|<script(?![^>]*(\bsrc=|application/ld\+json))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Inline();

    [GeneratedRegex(
        @"@?foreach\s*\([^{]*\{[^}]*(<partial\b|PartialAsync|asp-page)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex LoopedHelper();
}
