using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Parvis.Features.Questions.Following;

/// <summary>Who holds a key to which question.</summary>
public sealed record QuestionKey(long QuestionId, long PersonId);

/// <summary>
/// The signed end of the links in mails about a question: whoever holds it reads and answers that one question as the person
/// the mail was written to, without an account, for three months. It opens nothing else.
/// </summary>
public sealed class QuestionKeys(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int LongestKey = 400;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);
    private readonly IDataProtector protector = protection.CreateProtector("question-key");

    /// <summary>Where the mail leads. To what not everybody may read by the question's own address: there one signs in.</summary>
    public string PathFor(Question question, long personId) =>
        question.Scope.IsPublic ? KeyedPath(question.Id, personId) : question.Path;

    private string KeyedPath(long questionId, long personId)
    {
        var held = new byte[3 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(held, questionId);
        BinaryPrimitives.WriteInt64BigEndian(held.AsSpan(8), personId);
        BinaryPrimitives.WriteInt64BigEndian(held.AsSpan(16), clock.GetUtcNow().UtcTicks);
        return $"/questions/par-courriel/{Base64Url.EncodeToString(protector.Protect(held))}";
    }

    /// <summary>What a key opens; null when it is not one of ours, or too old.</summary>
    public QuestionKey? Read(string? key)
    {
        if (key is not { Length: > 0 and < LongestKey } || !Base64Url.IsValid(key))
            return null;
        try
        {
            var held = protector.Unprotect(Base64Url.DecodeFromChars(key));
            var since = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(held.AsSpan(16)), TimeSpan.Zero);
            return clock.GetUtcNow() - since < Lasts
                ? new QuestionKey(
                    BinaryPrimitives.ReadInt64BigEndian(held),
                    BinaryPrimitives.ReadInt64BigEndian(held.AsSpan(8))
                )
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
