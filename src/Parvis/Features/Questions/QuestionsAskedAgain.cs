using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Finding;
using Parvis.Platform.People;

namespace Parvis.Features.Questions;

/// <summary>Questions for which others were closed: they are asked again and again, and would be better told on a page.</summary>
internal sealed class QuestionsAskedAgain : IAskedAgain
{
    public async Task<IReadOnlyList<AskedAgain>> Find(AppDb db, Reader reader, int most, CancellationToken cancellation)
    {
        var doubles = db.Questions.Where(one => one.SameAsId != null && one.DeletedAt == null);
        return await db
            .Questions.AsNoTracking()
            .VisibleTo(reader)
            .Select(one => new
            {
                one.Id,
                one.Slug,
                one.Title,
                Times = doubles.Count(same => same.SameAsId == one.Id),
            })
            .Where(one => one.Times > 0)
            .OrderByDescending(one => one.Times)
            .ThenByDescending(one => one.Id)
            .Take(most)
            .Select(one => new AskedAgain(one.Title, "/questions/" + one.Id + "-" + one.Slug, one.Times + 1))
            .ToListAsync(cancellation);
    }
}
