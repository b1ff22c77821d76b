using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Features.Operations;

/// <summary>Two questions of a supervisor: does the process live, can it do its work.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Json(new { status = "live" })).Public().BeforeFirstRun();
        endpoints.MapGet("/health/ready", Ready).Public().BeforeFirstRun();
    }

    private static async Task<IResult> Ready(AppDb db, IEnumerable<IGetsReady> parts, CancellationToken cancellation)
    {
        // Throws when the database does not answer, which makes it a 503.
        await db.ChangeCounters.AsNoTracking().SingleAsync(cancellation);
        var waiting = parts.Where(part => !part.IsReady).Select(part => part.Name).ToArray();
        return waiting.Length == 0
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "starting", waiting }, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
