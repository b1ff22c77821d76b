using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parvis.Tests.Architecture;

/// <summary>A file of ours: its path from the root of the checkout, and its text.</summary>
public sealed record Source(string Path, string Text)
{
    private SyntaxNode? root;

    public int Lines { get; } = Text.AsSpan().TrimEnd('\n').Count('\n') + 1;

    /// <summary>The parsed C#.</summary>
    public SyntaxNode Root => root ??= CSharpSyntaxTree.ParseText(Text).GetRoot();

    /// <summary>The folder below <c>Features</c>, or null.</summary>
    public string? Feature =>
        Path.StartsWith("src/Parvis/Features/", StringComparison.Ordinal) && Path.Count('/') > 3
            ? Path.Split('/')[3]
            : null;

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>Namespaces that it names: in using lines, C# or Razor, and in full where a type stands.</summary>
    public IEnumerable<string> Namespaces =>
        Path.EndsWith(".cs", StringComparison.Ordinal)
            ? Root.DescendantNodes()
                .Select(node =>
                    node is UsingDirectiveSyntax line
                        ? line.Name?.ToString()
                        : (node as QualifiedNameSyntax)?.ToString()
                )
                .OfType<string>()
                .Where(name => name.StartsWith("Parvis.", StringComparison.Ordinal))
                .Distinct()
            : Sources.OurNames().Matches(Text).Select(match => match.Value).Distinct();
}

/// <summary>Everything that we wrote, read once.</summary>
public static partial class Sources
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "wwwroot", "generated"];

    /// <summary>The folder that holds <c>Parvis.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<Source> CSharp { get; } = Read("*.cs");
    public static IReadOnlyList<Source> Views { get; } = [.. Read("*.cshtml"), .. Read("*.razor")];

    /// <summary>What runs for people, without the tests.</summary>
    public static IEnumerable<Source> Product => CSharp.Concat(Views).Where(source => source.IsUnder("src"));

    [GeneratedRegex(@"\bParvis(\.[A-Z]\w+)+", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex OurNames();

    private static List<Source> Read(string pattern) =>
        [
            .. new[] { "src", "tests", "bench" }
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
                )
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(Made.Contains))
                .Order(StringComparer.Ordinal)
                .Select(path => new Source(path, File.ReadAllText(Path.Combine(Root, path)))),
        ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parvis.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside their checkout.");
    }
}
