using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parvis.Tests.Architecture;

/// <summary>What cannot be read at one sitting is two things.</summary>
public sealed class SizeTests
{
    private const int MostOfAFile = 250;
    private const int MostOfAMethod = 40;
    private const int MostOfAView = 150;

    // A migration is one list of columns after another: it is written once and read seldom.
    private const string Migrations = "src/Parvis/Platform/Data/Migrations";

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Sources
            .CSharp.Where(source => source.Lines > MostOfAFile && !source.IsUnder(Migrations))
            .Select(source => $"{source.Path}: {source.Lines}")
            .ShouldBeEmpty();

    [Fact]
    public void No_method_is_longer_than_40_lines() =>
        Sources
            .CSharp.Where(source => !source.IsUnder(Migrations))
            .SelectMany(source => TooLong(source).Select(found => $"{source.Path}: {found}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_view_is_longer_than_150_lines() =>
        Sources
            .Views.Where(view => view.Lines > MostOfAView)
            .Select(view => $"{view.Path}: {view.Lines}")
            .ShouldBeEmpty();

    private static IEnumerable<string> TooLong(Source source) =>
        source
            .Root.DescendantNodes()
            .Where(node =>
                node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            )
            .Select(node => (Name: NameOf(node), Lines: LinesOf(node)))
            .Where(method => method.Lines > MostOfAMethod)
            .Select(method => $"{method.Name} {method.Lines}");

    // From its first word to its end, without the comments above it.
    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static string NameOf(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            LocalFunctionStatementSyntax function => function.Identifier.Text,
            _ => node.GetType().Name,
        };
}
