using Parvis.Platform.Web;

namespace Parvis.Features.Notices;

/// <summary>How many notices one address sends, and all together; how many mails an address gets, whoever types it.</summary>
public sealed class NoticePaces(TimeProvider clock)
{
    public const int MostFromOne = 10;
    public const int MostFromAll = 200;
    private const int MostMails = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly AttemptLimit byClient = new(MostFromOne, Hour, clock);
    private readonly AttemptLimit together = new(MostFromAll, Hour, clock);
    private readonly AttemptLimit mails = new(MostMails, Hour, clock);

    /// <summary>Null when one more notice is all right, else how long to wait.</summary>
    public TimeSpan? Refuses(HttpContext context) =>
        byClient.Count(AttemptLimit.ClientOf(context)) ?? together.Count("");

    public bool HadEnoughMails(string email) => mails.Count(email.ToLowerInvariant()) is not null;
}
