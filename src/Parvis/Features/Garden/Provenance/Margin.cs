using System.Text;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden.Provenance;

/// <summary>Puts « D’où vient ce passage » beside the passages of a page that came from somewhere.</summary>
internal sealed class Margin(Reader reader, Texts texts, Times times)
{
    private sealed record Row(
        int FirstElement,
        int Elements,
        string Now,
        string Mark,
        long PartId,
        string Anchor,
        DateTime At,
        Byline By,
        string? Title,
        string? Url,
        Scope? Scope
    );

    private sealed record Passage(int First, int Count, List<Row> Sources)
    {
        public bool Continues(Passage above) =>
            First == above.First + above.Count
            && Sources.Select(one => one.PartId).SequenceEqual(above.Sources.Select(one => one.PartId));

        public Passage With(Passage below) =>
            new(First, Count + below.Count, [.. Sources.Zip(below.Sources, Together)]);

        private static Row Together(Row one, Row other) => other.Now == other.Mark ? one : other;
    }

    private static readonly Func<AppDb, long, IAsyncEnumerable<Row>> OfPage = EF.CompileAsyncQuery(
        (AppDb db, long pageId) =>
            from page in db.Set<Page>()
            where page.Id == pageId
            from placed in db.Set<PlacedBlock>()
            where placed.PageId == page.Id && placed.Number == page.Version
            join source in db.Set<BlockSource>()
                on new { placed.PageId, placed.Block } equals new { source.PageId, source.Block }
            from person in db.Set<Person>().Where(person => person.Id == source.AuthorId).DefaultIfEmpty()
            from thing in db.Set<StoredPassage>()
                .Where(thing => thing.Kind == source.Kind && thing.ThingId == source.ThingId && thing.Ordinal == 0)
                .DefaultIfEmpty()
            orderby placed.Position, source.Id
            select new Row(
                placed.FirstElement,
                placed.Elements,
                placed.Mark,
                source.Mark,
                source.PartId,
                source.Anchor,
                source.At,
                new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                thing!.Title,
                thing.Url,
                (Scope?)thing.Scope
            )
    );

    private readonly HashSet<long> anchored = [];

    /// <summary>The text of a page with its sources beside it, or as it is where none of them stands any more: one statement.</summary>
    public async Task<(string Html, bool HasAny)> Beside(
        AppDb db,
        long pageId,
        string html,
        CancellationToken cancellation
    )
    {
        var rows = await OfPage(db, pageId).ToListAsync(cancellation);
        if (rows.Count == 0)
            return (html, false);
        var elements = MarkdownBlocks.TopElements(html).ToList();
        var written = new StringBuilder(html.Length + (rows.Count * 400));
        var (copied, loose) = (0, new List<Passage>());
        foreach (var passage in Passages(rows))
        {
            // What shows nowhere by itself, as a note does, is told at the end.
            var isThere = passage.Count > 0 && passage.First + passage.Count <= elements.Count;
            if (!isThere || elements[passage.First].Start < copied)
            {
                loose.Add(passage);
                continue;
            }
            var (start, end) = (elements[passage.First].Start, elements[passage.First + passage.Count - 1].End);
            written.Append(html, copied, start - copied);
            Write(written, passage, html[start..end]);
            copied = end;
        }
        written.Append(html, copied, html.Length - copied);
        loose.ForEach(passage => Write(written, passage, ""));
        return (written.ToString(), true);
    }

    // Blocks one after another that came from the same answers are one passage.
    private static List<Passage> Passages(List<Row> rows)
    {
        var passages = new List<Passage>();
        foreach (var block in rows.GroupBy(row => (row.FirstElement, row.Elements, row.Now)))
        {
            var passage = new Passage(block.Key.FirstElement, block.Key.Elements, [.. block]);
            if (passages is [.., var above] && passage.Count > 0 && passage.Continues(above))
                passages[^1] = above.With(passage);
            else
                passages.Add(passage);
        }
        return passages;
    }

    private void Write(StringBuilder html, Passage passage, string text)
    {
        html.Append("<div class=\"src\"");
        if (passage.Sources.Find(source => anchored.Add(source.PartId)) is { } first)
            html.Append($" id=\"{Harvested.AnchorOf(first.PartId)}\"");
        html.Append('>').Append(text);
        html.Append($"<details><summary>{Safe(texts["D’où vient ce passage"])}</summary><div>");
        foreach (var source in passage.Sources)
            Write(html, source);
        html.Append("</div></details></div>");
    }

    private void Write(StringBuilder html, Row source)
    {
        // Who may not read the question learns neither its words nor who answered.
        var seen = source.Scope is { } scope && reader.MaySee(scope);
        html.Append("<p>");
        if (seen)
            html.Append(
                $"<a href=\"{Safe(texts.Base + source.Url)}#{Safe(source.Anchor)}\">{Safe(source.Title!)}</a><br>"
            );
        else
            html.Append(Safe(texts["Une réponse donnée au lieu"])).Append("<br>");
        if (seen && source.By.NameFor(reader) is { } name)
            html.Append(Safe(texts.Format("Réponse de {0}", name))).Append(", ");
        html.Append(Safe(texts["récoltée"])).Append(' ').Append(times.Day(source.At));
        if (source.Now != source.Mark)
            html.Append("<br>").Append(Safe(texts["Ce passage a changé depuis."]));
        html.Append("</p>");
    }

    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        Cleaner.Escape(safe, text, attribute: true);
        return safe.ToString();
    }
}
