using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Parvis.Features.Notices;

/// <summary>Addresses under which whoever reported something finds their receipt again: signed, so that nobody guesses another's.</summary>
public sealed class Receipts(IDataProtectionProvider protection)
{
    private const int LongestKey = 400;
    private readonly IDataProtector protector = protection.CreateProtector("notice-receipt");

    /// <summary>Without language.</summary>
    public string PathOf(long noticeId)
    {
        var id = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(id, noticeId);
        return $"/signaler/recu/{Base64Url.EncodeToString(protector.Protect(id))}";
    }

    /// <summary>The notice that an address opens; null when it is none of ours.</summary>
    public long? IdIn(string key)
    {
        if (key.Length > LongestKey || !Base64Url.IsValid(key))
            return null;
        try
        {
            return BinaryPrimitives.ReadInt64BigEndian(protector.Unprotect(Base64Url.DecodeFromChars(key)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
