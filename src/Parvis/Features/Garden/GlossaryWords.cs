using Microsoft.EntityFrameworkCore;
using Parvis.Formats.Glossary;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Features.Garden;

/// <summary>
/// Gives the finder the words of the place: terms, synonyms and acronyms of the glossary, which is a page that gardeners edit. Only
/// a public one counts, because its words steer everybody's search.
/// </summary>
public sealed class GlossaryWords(Finder finder) : IFollowsChanges, ILoadsAtStart
{
    public const string Slug = "glossaire";

    public async Task Load(AppDb db)
    {
        var text = await db
            .Pages.Where(page => page.Slug == Slug && page.Scope == Scope.Public)
            .Select(page => page.Text.Markdown)
            .SingleOrDefaultAsync();
        var entries = text is null ? [] : GlossaryText.Parse(text);
        finder.Glossary = new Language.Index.Glossary(entries.Select(entry => entry.Synonyms.Prepend(entry.Term)));
    }

    public Task Follow(AppDb db, IReadOnlyList<Change> changes) =>
        changes.Any(change => change.Kind == Page.Kind) ? Load(db) : Task.CompletedTask;
}
