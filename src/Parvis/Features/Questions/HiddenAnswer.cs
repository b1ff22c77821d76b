using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Hiding;
using Parvis.Platform.People;
using Parvis.Platform.Text;

namespace Parvis.Features.Questions;

/// <summary>A hidden answer as it stands under its question for who wrote it and for who decides about it.</summary>
public sealed record HiddenAnswer(long Id, string Html, Byline By, Hidden Hidden)
{
    /// <summary>Those that this reader still sees: no statement for visitors, one for the others.</summary>
    public static async Task<IReadOnlyList<HiddenAnswer>> Of(
        AppDb db,
        Reader reader,
        long questionId,
        CancellationToken cancellation
    )
    {
        if (!reader.SignedIn)
            return [];
        var all = reader.May(Permission.HandleNotices);
        var rows = await (
            from answer in db.AllAnswers.AsNoTracking()
            where answer.QuestionId == questionId && answer.HiddenAt != null
            where all || answer.AuthorId == reader.PersonId
            join hidden in db.HiddenThings on answer.Id equals hidden.ThingId
            where hidden.Kind == Answer.Kind
            from person in db.Set<Person>().Where(person => person.Id == answer.AuthorId).DefaultIfEmpty()
            orderby answer.Id
            select new
            {
                answer.Id,
                answer.Text,
                By = new Byline((long?)person!.Id, person.Name, (SeenBy?)person.SeenBy, (bool?)person.Unclaimed),
                Hidden = hidden,
            }
        ).ToListAsync(cancellation);
        return rows.ConvertAll(row => new HiddenAnswer(row.Id, Markdown.HtmlOf(row.Text), row.By, row.Hidden));
    }
}
