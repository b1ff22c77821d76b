using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions.Tending;

/// <summary>What a question and its answers said before, the latest change first.</summary>
[Needs(Permission.AskQuestions)]
public sealed class VersionsModel(AppDb db, Reader reader) : PageModel
{
    private const int Most = 100;

    public sealed record Row(long? AnswerId, string Title, string Markdown, DateTime At, Byline By);

    public QuestionView Asked { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGet(long id, CancellationToken cancellation)
    {
        if (await QuestionView.Find(db, reader, id) is not { } question)
            return NotFound();
        Asked = question;
        // What a hidden answer said before says nearly the same.
        var all = reader.May(Permission.HandleNotices);
        Rows = await (
            from revision in db
                .QuestionRevisions.AsNoTracking()
                .Where(one => one.QuestionId == id)
                .Where(one => all || one.AnswerId == null || db.Set<Answer>().Any(answer => answer.Id == one.AnswerId))
                .OrderByDescending(one => one.Id)
                .Take(Most)
            from person in db.Set<Person>().Where(person => person.Id == revision.AuthorId).DefaultIfEmpty()
            orderby revision.Id descending
            select new Row(
                revision.AnswerId,
                revision.Title,
                revision.Markdown,
                revision.At,
                new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed)
            )
        ).ToListAsync(cancellation);
        return Page();
    }
}
