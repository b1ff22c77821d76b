using Parvis.Platform.Data;
using Parvis.Platform.Web;

namespace Parvis.Features.Ask;

/// <summary>How often somebody without an account leaves an address or says thanks. Kept in memory, a day at most.</summary>
public sealed class AskPaces(TimeProvider clock)
{
    private readonly AttemptLimit thanks = new(1, TimeSpan.FromDays(1), clock);
    private readonly AttemptLimit clients = new(10, TimeSpan.FromHours(1), clock);
    private readonly AttemptLimit addresses = new(3, TimeSpan.FromHours(1), clock);

    public bool RefusesWish(string client, string address) =>
        clients.Count(client) is not null || addresses.Count(address) is not null;

    public bool SaidAlready(string client, Thing thing) => thanks.Count($"{client} {thing}") is not null;
}
