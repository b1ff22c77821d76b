using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>How many confirmations one may have sent, and how many one mailbox gets, whoever asks.</summary>
public sealed class AddressLimits(TimeProvider clock)
{
    public const int AnAccount = 6;
    public const int AnAddress = 3;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private readonly AttemptLimit byAccount = new(AnAccount, Window, clock);
    private readonly AttemptLimit byAddress = new(AnAddress, Window, clock);

    /// <summary>Null when a mail may go, else how long to wait.</summary>
    public TimeSpan? Count(long accountId, string key) => byAccount.Count($"{accountId}") ?? byAddress.Count(key);
}
