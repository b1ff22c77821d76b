using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.People;

namespace Parvis.Features.Questions.Tending;

/// <summary>Why a question takes no more answers.</summary>
/// <param name="Path">Of the question that asks the same; null where there is none that this reader may see.</param>
public sealed record Closure(string Because, string? Path, string? Title)
{
    public static async Task<Closure> Of(AppDb db, Reader reader, long id, CancellationToken cancellation)
    {
        var scopes = reader.Scopes;
        var found = await (
            from question in db.Questions.AsNoTracking().Where(one => one.Id == id)
            from same in db.Set<Question>()
                .Where(one => one.Id == question.SameAsId && scopes.Contains(one.Scope))
                .DefaultIfEmpty()
            select new
            {
                question.ClosedBecause,
                Id = (long?)same!.Id,
                same.Slug,
                same.Title,
            }
        ).SingleAsync(cancellation);
        return new Closure(
            found.ClosedBecause ?? "",
            found.Id is { } other ? $"/questions/{other}-{found.Slug}" : null,
            found.Title
        );
    }
}
