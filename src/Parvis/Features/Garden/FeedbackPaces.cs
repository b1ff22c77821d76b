using System.Security.Cryptography;
using System.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Garden;

/// <summary>
/// How often one browser's word counts. Addresses are only held as fingerprints with a salt of this process, in memory and for
/// a day at most: after a restart somebody may count twice, and nobody can be found.
/// </summary>
public sealed class FeedbackPaces(TimeProvider clock)
{
    private const int MostDoubts = 10;
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(32);
    private readonly AttemptLimit helped = new(1, TimeSpan.FromDays(1), clock);
    private readonly AttemptLimit doubts = new(MostDoubts, TimeSpan.FromHours(1), clock);

    /// <summary>Whether this is the first time today that this page helped this client.</summary>
    public bool CountsAsHelped(HttpContext context, long pageId) => helped.Count(Fingerprint(context, pageId)) is null;

    /// <summary>Null when one more doubt is all right, else how long to wait.</summary>
    public TimeSpan? RefusesDoubt(HttpContext context) => doubts.Count(Fingerprint(context, 0));

    private string Fingerprint(HttpContext context, long pageId) =>
        Convert.ToHexString(
            HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{AttemptLimit.ClientOf(context)} {pageId}"))
        );
}
