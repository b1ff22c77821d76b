using System.Security.Cryptography;
using System.Text;
using Parvis.Platform.Data;

namespace Parvis.Platform;

/// <summary>
/// What a new place asks of whoever sets it up, so that no stranger takes it over: a code that stands in the terminal of the
/// server. It follows from the key file, so it is the same in every process and after a restart, and is stored nowhere.
/// </summary>
public sealed class SetUpCode(DataFolder folder)
{
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>Four groups of four letters, without those that look alike.</summary>
    public string Value
    {
        get
        {
            var bytes = HMACSHA256.HashData(KeyFileEncryptor.KeyOf(folder.KeyFile), "set-up"u8);
            var letters = bytes.Take(Length).Select(one => Letters[one % Letters.Length]);
            return string.Join('-', letters.Chunk(Group).Select(group => new string(group)));
        }
    }

    /// <summary>Whether it is the code; how it is spaced and cased does not matter.</summary>
    public bool Is(string? typed) =>
        typed is { Length: < 100 }
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Plain(typed)),
            Encoding.UTF8.GetBytes(Plain(Value))
        );

    private static string Plain(string code) => string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
