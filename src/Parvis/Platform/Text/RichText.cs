using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Parvis.Platform.Text;

/// <summary>
/// A text that somebody wrote: the Markdown is the truth, the HTML beside it is what this version of the renderer made of
/// it. A row of an older version is rendered again when it is read (<see cref="Markdown.HtmlOf"/>).
/// </summary>
public sealed record RichText
{
    public required string Markdown { get; init; }
    public required string Html { get; init; }
    public required int Version { get; init; }
}

public static class RichTextMapping
{
    /// <summary>Maps the three columns of a text: <c>Text_Markdown</c>, <c>Text_Html</c>, <c>Text_Version</c>.</summary>
    public static void HasText<T>(
        this EntityTypeBuilder<T> entity,
        System.Linq.Expressions.Expression<Func<T, RichText?>> text
    )
        where T : class => entity.ComplexProperty(text).IsRequired();
}
