using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Glossary;
using Parvis.Language.Text;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>The words of the place, read from the page of the garden that holds them.</summary>
[Public]
[SameForVisitors]
public sealed class GlossaryModel(AppDb db, Reader reader, Texts texts) : PageModel
{
    public const string Slug = "glossaire";
    private const int MostWords = 2_000;

    /// <param name="Html">The definition, without the paragraph around it.</param>
    public sealed record Word(string Term, string Id, IReadOnlyList<string> Synonyms, string Html, string Plain);

    public IReadOnlyList<(string Letter, IReadOnlyList<Word> Words)> Letters { get; private set; } = [];
    public string Intro { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellation)
    {
        var text = await db
            .Pages.AsNoTracking()
            .VisibleTo(reader)
            .Where(page => page.Slug == Slug)
            .Select(page => page.Text.Markdown)
            .FirstOrDefaultAsync(cancellation);
        if (text is null)
            return;
        var used = new HashSet<string>();
        var words = GlossaryText
            .Parse(text)
            .Take(MostWords)
            .Select(entry => Of(entry, used))
            .OrderBy(word => SortKey.Of(word.Term), StringComparer.Ordinal);
        Letters =
        [
            .. words.GroupBy(word => LetterOf(word.Term)).Select(group => (group.Key, (IReadOnlyList<Word>)[.. group])),
        ];
        Intro = Markdown.SectionsOf(text) is [{ Path: [], Text: var first }, ..] ? first.Split('\n')[0] : "";
    }

    private Word Of(GlossaryEntry entry, HashSet<string> used)
    {
        var id = Platform.Text.Slug.Of(entry.Term, "mot");
        for (var n = 1; !used.Add(id); n++)
            id = $"{Platform.Text.Slug.Of(entry.Term, "mot")}-{n}";
        var html = LinksOfText.Resolve(
            Markdown.ToHtml(entry.Definition),
            texts.Base,
            "/jardin/",
            System.Collections.Frozen.FrozenSet<string>.Empty
        );
        return new Word(entry.Term, id, entry.Synonyms, html, TextPreview.Of(html, 1000));
    }

    private static string LetterOf(string term)
    {
        var folded = Folding.Fold(term.AsSpan().Trim());
        return folded.Length > 0 && char.IsAsciiLetter(folded[0]) ? folded[..1].ToUpperInvariant() : "0–9";
    }
}
