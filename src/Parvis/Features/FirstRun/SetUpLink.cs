using Parvis.Platform;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Features.FirstRun;

/// <summary>Prints the way to the first-run page, with its code, as long as the place has no name.</summary>
public sealed class SetUpLink(CurrentPlace place, SetUpCode code) : ITellsOperator
{
    public string? Say(string address) =>
        place.Card is null
            ? $"Le lieu n’a pas encore de nom. Pour commencer, ouvrez : {address}{Gate.FirstRun}?code={code.Value}"
            : null;
}

/// <summary>How often one client may try a code.</summary>
public sealed class SetUpLimit(TimeProvider clock)
{
    public const int Most = 20;
    private readonly AttemptLimit limit = new(Most, TimeSpan.FromMinutes(15), clock);

    public bool Allows(HttpContext context) => limit.Count(AttemptLimit.ClientOf(context)) is null;
}
