using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Parvis.Platform.People;

/// <summary>Passwords, for those who want one. Only their length is asked for: rules on letters make them worse.</summary>
public sealed class Passwords
{
    public const int Shortest = 12;
    public const int Longest = 200;

    private readonly PasswordHasher<Account> hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })
    );
    private readonly string decoy;

    public Passwords() => decoy = Hash(Token.New());

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Whether it is the one behind the hash. Where there is none the work is the same, and the answer no.</summary>
    public bool Fits(string? hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash ?? decoy, password) != PasswordVerificationResult.Failed
        && hash is not null;
}
