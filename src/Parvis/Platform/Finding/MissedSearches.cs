using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parvis.Language.Text;
using Parvis.Platform.Data;

namespace Parvis.Platform.Finding;

/// <summary>
/// Keeps submitted searches that found nothing good, so that somebody sows what is missing. Never who searched: no person, no
/// address, and what looks like a mail address or a number is masked before it is kept.
/// </summary>
public sealed partial class MissedSearches(Acts acts, TimeProvider clock)
{
    private const int MostAMinute = 60;
    private const int Length = 500;
    private readonly Lock counting = new();
    private DateTime minute;
    private int kept;

    /// <summary>Keeps a wording, or counts it once more. Beyond a rate that no place of people reaches, it keeps nothing.</summary>
    public async Task Keep(string question, CancellationToken cancellation = default)
    {
        var text = Mask(question);
        var tongue = LanguageGuess.Of(text);
        var key = KeyOf(text, tongue);
        if (key.Length == 0 || !WithinRate())
            return;
        await acts.Run(
            async db =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var missed = await db.MissedSearches.SingleOrDefaultAsync(row => row.Key == key, cancellation);
                if (missed is null)
                {
                    missed = new MissedSearch
                    {
                        Text = text,
                        Key = key,
                        Tongue = tongue,
                        FirstAt = now,
                    };
                    db.MissedSearches.Add(missed);
                }
                missed.Times++;
                missed.LastAt = now;
                // What was set aside and is missed again is worth another look.
                missed.SetAsideAt = null;
            },
            cancellation
        );
    }

    /// <summary>Leaves an address with a wording that was kept; false when it was not. To leave it twice changes nothing.</summary>
    public Task<bool> Wish(string question, string email, CancellationToken cancellation = default)
    {
        var text = Mask(question);
        var tongue = LanguageGuess.Of(text);
        var key = KeyOf(text, tongue);
        return acts.Run(
            async db =>
            {
                var missed = await db.MissedSearches.SingleOrDefaultAsync(row => row.Key == key, cancellation);
                if (missed is null)
                    return false;
                if (
                    !await db.SearchWishes.AnyAsync(
                        row => row.MissedId == missed.Id && row.Email == email,
                        cancellation
                    )
                )
                    db.SearchWishes.Add(
                        new SearchWish
                        {
                            MissedId = missed.Id,
                            Email = email,
                            Tongue = tongue,
                            At = clock.GetUtcNow().UtcDateTime,
                        }
                    );
                return true;
            },
            cancellation
        );
    }

    /// <summary>A wording without what may name somebody: mail addresses, links, numbers of three digits and more.</summary>
    public static string Mask(string question)
    {
        var cut = question.Length > Length ? question[..Length] : question;
        return Numbers().Replace(Addresses().Replace(Spaces().Replace(cut, " "), "…"), "…").Trim();
    }

    private static string KeyOf(string text, Tongue tongue)
    {
        var words = Analyzer.Analyse(text, tongue).Where(token => !token.IsFunction).Select(token => token.Stem);
        var key = string.Join(' ', words.Distinct().Order(StringComparer.Ordinal));
        return key.Length > Length ? key[..Length] : key;
    }

    private bool WithinRate()
    {
        lock (counting)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (now - minute > TimeSpan.FromMinutes(1))
                (minute, kept) = (now, 0);
            return kept++ < MostAMinute;
        }
    }

    [GeneratedRegex(@"\S+@\S+|https?://\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\+?\d[\d .\-]+\d", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
