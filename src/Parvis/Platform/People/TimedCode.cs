using System.Globalization;
using System.Security.Cryptography;

namespace Parvis.Platform.People;

/// <summary>
/// Codes of six digits that change every thirty seconds, as every authenticator application makes them from a secret that
/// it shares with us (RFC 6238 over RFC 4226, with SHA-1, the only hash that all of them know).
/// </summary>
public static class TimedCode
{
    public const int Digits = 6;
    public const int Seconds = 30;

    /// <summary>Clocks differ, and fingers are slow: the step before and the one after count too.</summary>
    public const int Drift = 1;

    private const int SecretBytes = 20;
    private const int Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond / Seconds;

    public static string Of(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        CryptographicOperations.HmacData(HashAlgorithmName.SHA1, secret, counter, hash);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of which this is the code, among those that count now; null when of none.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string code, DateTime now)
    {
        long? found = null;
        var typed = System.Text.Encoding.ASCII.GetBytes(code);
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
        {
            var right = System.Text.Encoding.ASCII.GetBytes(Of(secret, step));
            if (CryptographicOperations.FixedTimeEquals(typed, right))
                found = step;
        }
        return found;
    }

    /// <summary>A secret as one types it into an application that cannot see.</summary>
    public static string InBase32(ReadOnlySpan<byte> secret)
    {
        var text = new System.Text.StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var one in secret)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5)
                text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0)
            text.Append(Base32[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>What the picture says to the application.</summary>
    public static string Address(ReadOnlySpan<byte> secret, string place, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(place)}:{Uri.EscapeDataString(account)}?secret={InBase32(secret)}"
        + $"&issuer={Uri.EscapeDataString(place)}&algorithm=SHA1&digits={Digits}&period={Seconds}";
}
