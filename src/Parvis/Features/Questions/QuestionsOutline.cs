using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Public questions, for machines.</summary>
internal sealed class QuestionsOutline : IOutline
{
    public string Name => "questions";
    public string Title => "Les questions";

    public Task<int> Count(AppDb db, CancellationToken cancellation) => Open(db).CountAsync(cancellation);

    public async Task<IReadOnlyList<OutlineEntry>> Entries(
        AppDb db,
        int skip,
        int most,
        CancellationToken cancellation
    ) =>
        await Open(db)
            .OrderBy(question => question.Id)
            .Skip(skip)
            .Take(most)
            .Select(question => new OutlineEntry("/questions/" + question.Id + "-" + question.Slug, question.LastAt))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<FeedEntry>> Newest(AppDb db, int most, CancellationToken cancellation)
    {
        var rows = await (
            from question in Open(db).OrderByDescending(question => question.LastAt).Take(most)
            from person in db.Set<Person>().Where(person => person.Id == question.AuthorId).DefaultIfEmpty()
            select new
            {
                question.Id,
                question.Slug,
                question.Title,
                question.Text,
                question.AskedAt,
                question.LastAt,
                By = new Byline(
                    (long?)person!.Id,
                    person.Name,
                    (SeenBy?)person.SeenBy ?? SeenBy.Nobody,
                    (bool?)person.Unclaimed ?? false
                ),
            }
        ).ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new FeedEntry(
                $"/questions/{row.Id}-{row.Slug}",
                row.Title,
                Markdown.HtmlOf(row.Text),
                row.AskedAt,
                row.LastAt,
                row.By
            )),
        ];
    }

    private static IQueryable<Question> Open(AppDb db) => db.Questions.AsNoTracking().VisibleTo(Reader.Anonymous);
}
