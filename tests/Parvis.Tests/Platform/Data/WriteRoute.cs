using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Parvis.Platform;
using Parvis.Platform.Data;
using Parvis.Platform.People;
using Parvis.Platform.Web;

namespace Parvis.Tests.Platform.Data;

/// <summary>A feature with one address that writes, so that a test can see what a browser gets when writing goes wrong.</summary>
internal sealed class WriteRoute(TimeProvider clock) : IFeature
{
    public const string Path = "/essai/ecrire";

    public void Furnish(Parvis.Platform.House house) =>
        house.Routes(endpoints => endpoints.MapPost(Path, Write).Public().BeforeFirstRun());

    private async Task<IResult> Write(string name, Acts acts, CancellationToken cancellation)
    {
        await acts.Run(
            db =>
            {
                db.People.Add(Person.Named(name, clock.GetUtcNow().UtcDateTime));
                return Task.CompletedTask;
            },
            cancellation
        );
        return Results.Text(name);
    }
}
