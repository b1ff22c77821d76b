using Microsoft.EntityFrameworkCore;
using Parvis.Features.Questions.Following;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Questions.Calling;

/// <summary>Who was thought of for a question, and whether the reader follows it, in one statement.</summary>
/// <param name="Calls">The likeliest first; who does not agree to be named to this reader is left out.</param>
public sealed record Around(IReadOnlyList<CallView> Calls, bool Follows)
{
    public static readonly Around Nobody = new([], false);

    public static async Task<Around> Of(
        AppDb db,
        Callees callees,
        Reader reader,
        long questionId,
        CancellationToken cancellation
    )
    {
        var found = await db
            .Questions.AsNoTracking()
            .Where(question => question.Id == questionId)
            .Select(question => new
            {
                Follows = db.Set<QuestionFollow>()
                    .Any(one =>
                        one.QuestionId == question.Id && one.PersonId == reader.PersonId && one.StoppedAt == null
                    ),
                Calls = (
                    from call in db.Set<QuestionCall>()
                    where call.QuestionId == question.Id
                    join person in db.Set<Person>() on call.PersonId equals person.Id
                    orderby call.Place, call.Id
                    select new { Call = call, Person = person }
                ).ToList(),
            })
            .SingleAsync(cancellation);
        return new Around(
            [
                .. found
                    .Calls.Where(row => row.Person.ShowsTo(reader))
                    .Select(row => CallView.Of(row.Call, row.Person, callees, reader)),
            ],
            found.Follows
        );
    }
}
