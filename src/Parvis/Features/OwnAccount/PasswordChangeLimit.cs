using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>Who sits at somebody else's open browser may not try out passwords.</summary>
public sealed class PasswordChangeLimit(TimeProvider clock)
{
    public const int Most = 10;
    private readonly AttemptLimit limit = new(Most, TimeSpan.FromMinutes(15), clock);

    public bool Allows(long accountId) => limit.Count($"{accountId}") is null;
}
