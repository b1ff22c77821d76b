using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>All questions that the reader may see, the latest first.</summary>
[Public]
[SameForVisitors]
public sealed class IndexModel(AppDb db, Reader reader, Texts texts) : PageModel
{
    private const int PageSize = 30;

    public sealed record Row(
        long Id,
        string Path,
        string Title,
        string Excerpt,
        QuestionState State,
        int AnswerCount,
        DateTime LastAt,
        Byline By,
        string? Space
    )
    {
        public string AnswerPath => $"/questions/{Id}/repondre";
    }

    public string Tab { get; private set; } = "";
    public string? Chosen { get; private set; }
    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 1, "");

    public async Task OnGet(string? etat, string? etiquette, [FromQuery] string? page, CancellationToken cancellation)
    {
        var questions = db.Questions.AsNoTracking().VisibleTo(reader);
        (Tab, questions) = etat switch
        {
            "ouvertes" => ("ouvertes", questions.Where(question => question.State == QuestionState.Open)),
            "repondues" => ("repondues", questions.Where(question => question.State == QuestionState.Answered)),
            "miennes" when reader.PersonId is { } me => (
                "miennes",
                questions.Where(question => question.AuthorId == me)
            ),
            _ => ("", questions),
        };
        var address = $"{texts.Base}/questions{(Tab.Length > 0 ? $"?etat={Tab}" : "")}";
        if (Addresses.WordOf(etiquette) is { } tag)
        {
            questions = questions.Where(question =>
                db.Set<Tagging>()
                    .Any(tagging =>
                        tagging.Kind == Question.Kind && tagging.ThingId == question.Id && tagging.Tag!.Slug == tag
                    )
            );
            // Where a reader finds nothing under it, there is no such word.
            Chosen = await db
                .Tags.Where(one => one.Slug == tag && questions.Any())
                .Select(one => one.Name)
                .FirstOrDefaultAsync(cancellation);
            address += $"{(Tab.Length > 0 ? '&' : '?')}etiquette={tag}";
        }
        Total = await questions.CountAsync(cancellation);
        var count = Pager.PagesFor(Total, PageSize);
        Pager = new Pager(Addresses.PageOf(page, count), count, address);
        var slice = questions
            .OrderByDescending(question => question.LastAt)
            .ThenByDescending(question => question.Id)
            .Skip((Pager.Current - 1) * PageSize)
            .Take(PageSize);
        Rows = await Read(slice, cancellation);
    }

    private async Task<IReadOnlyList<Row>> Read(IQueryable<Question> slice, CancellationToken cancellation)
    {
        var scopes = reader.Scopes;
        var rows = await (
            from question in slice
            from person in db.Set<Person>().Where(person => person.Id == question.AuthorId).DefaultIfEmpty()
            from space in db.Set<Space>()
                .Where(space => space.Id == question.SpaceId && scopes.Contains(space.Scope))
                .DefaultIfEmpty()
            select new
            {
                question.Id,
                question.Slug,
                question.Title,
                Html = question.Text.Html.Substring(0, TextPreview.Enough),
                question.State,
                question.AnswerCount,
                question.LastAt,
                By = new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                Space = space!.Name,
            }
        ).ToListAsync(cancellation);
        return rows.ConvertAll(row => new Row(
            row.Id,
            $"/questions/{row.Id}-{row.Slug}",
            row.Title,
            TextPreview.Of(row.Html),
            row.State,
            row.AnswerCount,
            row.LastAt,
            row.By,
            row.Space
        ));
    }
}
