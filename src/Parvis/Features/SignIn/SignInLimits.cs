using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>How often one may ask for a link or try a password: by address, whoever asks, and by client, whatever the address.</summary>
public sealed class SignInLimits(TimeProvider clock)
{
    public const int LinksAnAddress = 5;
    public const int LinksAClient = 30;
    public const int PasswordsAnAddress = 10;
    public const int PasswordsAClient = 40;
    public const int PasskeysAClient = 40;
    public const int CodesAClient = 60;

    // One is asked for with every look at the page, and a whole place may share one line; it costs little and leaves nothing.
    public const int ChallengesAClient = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly AttemptLimit linksByAddress = new(LinksAnAddress, Window, clock);
    private readonly AttemptLimit linksByClient = new(LinksAClient, Window, clock);
    private readonly AttemptLimit passwordsByAddress = new(PasswordsAnAddress, Window, clock);
    private readonly AttemptLimit passwordsByClient = new(PasswordsAClient, Window, clock);
    private readonly AttemptLimit passkeysByClient = new(PasskeysAClient, Window, clock);
    private readonly AttemptLimit codesByClient = new(CodesAClient, Window, clock);
    private readonly AttemptLimit challengesByClient = new(ChallengesAClient, Window, clock);

    /// <summary>Counts a wish for a link; null when it may be granted, else how long to wait.</summary>
    public TimeSpan? CountLink(HttpContext context, string address) =>
        linksByClient.Count(AttemptLimit.ClientOf(context)) ?? linksByAddress.Count(address);

    public TimeSpan? CountPassword(HttpContext context, string address) =>
        passwordsByClient.Count(AttemptLimit.ClientOf(context)) ?? passwordsByAddress.Count(address);

    public TimeSpan? CountPasskey(HttpContext context) => passkeysByClient.Count(AttemptLimit.ClientOf(context));

    /// <summary>By client; of one account the database counts, so that several processes count together.</summary>
    public TimeSpan? CountCode(HttpContext context) => codesByClient.Count(AttemptLimit.ClientOf(context));

    public TimeSpan? CountChallenge(HttpContext context) => challengesByClient.Count(AttemptLimit.ClientOf(context));

    public void ForgivePasswords(string address) => passwordsByAddress.Forgive(address);
}
