using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>How often one may ask for a link or try a password: by address, whoever asks, and by client, whatever the address.</summary>
public sealed class SignInLimits(TimeProvider clock)
{
    public const int LinksAnAddress = 5;
    public const int LinksAClient = 30;
    public const int PasswordsAnAddress = 10;
    public const int PasswordsAClient = 40;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly AttemptLimit linksByAddress = new(LinksAnAddress, Window, clock);
    private readonly AttemptLimit linksByClient = new(LinksAClient, Window, clock);
    private readonly AttemptLimit passwordsByAddress = new(PasswordsAnAddress, Window, clock);
    private readonly AttemptLimit passwordsByClient = new(PasswordsAClient, Window, clock);

    /// <summary>Counts a wish for a link; null when it may be granted, else how long to wait.</summary>
    public TimeSpan? CountLink(HttpContext context, string address) =>
        linksByClient.Count(AttemptLimit.ClientOf(context)) ?? linksByAddress.Count(address);

    public TimeSpan? CountPassword(HttpContext context, string address) =>
        passwordsByClient.Count(AttemptLimit.ClientOf(context)) ?? passwordsByAddress.Count(address);

    public void ForgivePasswords(string address) => passwordsByAddress.Forgive(address);
}
