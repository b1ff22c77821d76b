using System.Net;
using System.Net.Sockets;

namespace Parvis.Platform.Web;

/// <summary>
/// Counts attempts by whoever makes them, in a window that opens with the first: so many, then no more until it is over. It
/// holds a bounded number of counts; beyond, the oldest make room.
/// </summary>
public sealed class AttemptLimit(int most, TimeSpan window, TimeProvider clock, int capacity = 20_000)
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> counts = [];
    private readonly Queue<string> order = [];

    /// <summary>Counts one attempt; null when it is allowed, else how long to wait.</summary>
    public TimeSpan? Count(string who)
    {
        var now = clock.GetUtcNow();
        lock (turn)
        {
            if (!counts.TryGetValue(who, out var known))
            {
                MakeRoom(now);
                order.Enqueue(who);
                known = (now, 0);
            }
            else if (now - known.Since >= window)
            {
                known = (now, 0);
            }
            counts[who] = known with { Count = Math.Min(known.Count + 1, most + 1) };
            return known.Count < most ? null : known.Since + window - now;
        }
    }

    /// <summary>Forgets the attempts of one who succeeded.</summary>
    public void Forgive(string who)
    {
        lock (turn)
        {
            if (counts.TryGetValue(who, out var known))
                counts[who] = known with { Count = 0 };
        }
    }

    /// <summary>The client of a request; of an IPv6 network the whole /64, which one customer has.</summary>
    public static string ClientOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "?";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString()
            : address.ToString();
    }

    private void MakeRoom(DateTimeOffset now)
    {
        while (order.TryPeek(out var oldest) && (counts.Count >= capacity || now - counts[oldest].Since >= window))
        {
            order.Dequeue();
            counts.Remove(oldest);
        }
    }
}
