using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Questions.Calling;

/// <summary>Somebody who was thought of, as this reader may see it.</summary>
/// <param name="Reason">Empty when there is none, or when it speaks of what the reader may not see.</param>
public sealed record CallView(long PersonId, string Name, string Path, string Reason, bool Called)
{
    /// <summary>The likeliest first; who does not agree to be named to this reader is left out.</summary>
    public static async Task<IReadOnlyList<CallView>> Of(
        AppDb db,
        Callees callees,
        Reader reader,
        long questionId,
        CancellationToken cancellation
    )
    {
        var rows = await (
            from call in db.QuestionCalls.AsNoTracking()
            where call.QuestionId == questionId
            join person in db.Set<Person>() on call.PersonId equals person.Id
            orderby call.Place, call.Id
            select new { Call = call, Person = person }
        ).ToListAsync(cancellation);
        return
        [
            .. rows.Where(row => row.Person.ShowsTo(reader))
                .Select(row => new CallView(
                    row.Person.Id,
                    row.Person.Name,
                    Byline.PathOf(row.Person.Id, row.Person.Name),
                    callees.ReasonFor(row.Call, reader),
                    row.Call.Stands
                )),
        ];
    }
}
