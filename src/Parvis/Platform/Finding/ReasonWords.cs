using Parvis.Language.Experts;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Platform.Finding;

/// <summary>Why somebody probably knows, in one sentence that says what they did and when.</summary>
public static class ReasonWords
{
    public static string Of(Expert expert, DateTime now, Texts texts)
    {
        var answers = expert.Reasons.Where(reason => reason.Act is Act.Answered or Act.Accepted).ToList();
        var written = expert.Reasons.FirstOrDefault(reason => reason.Act == Act.Wrote);
        var offered = expert.Reasons.Where(reason => reason.Act == Act.Offered).Select(reason => reason.Title).ToList();
        var parts = new List<string>();
        if (offered.Count > 0)
            parts.Add(texts.Format("veut bien qu’on lui demande : {0}", string.Join(", ", offered)));
        if (answers.Count > 1)
            parts.Add(
                texts.Format(
                    "a répondu {0} fois sur « {1} », la dernière {2}",
                    Numbers.InWords(answers.Count, texts.Tongue),
                    TopicOf(answers),
                    When(answers.Max(reason => reason.At), now, texts)
                )
            );
        else if (answers.Count == 1)
            parts.Add(texts.Format("a répondu à « {0} » {1}", answers[0].Title, When(answers[0].At, now, texts)));
        if (written is not null)
            parts.Add(texts.Format("a écrit « {0} »", written.Title));
        return parts.Count == 0 ? texts["répond souvent ici"] : string.Join(texts[" et "], parts);
    }

    // The word that most of the things carry; where they share none, the nearest of them.
    private static string TopicOf(List<Reason> reasons)
    {
        var shared = reasons
            .SelectMany(reason => reason.Tags)
            .CountBy(tag => tag)
            .OrderByDescending(tag => tag.Value)
            .FirstOrDefault();
        return shared.Value * 2 >= reasons.Count && shared.Key is not null ? shared.Key : reasons[0].Title;
    }

    private static string When(DateTime at, DateTime now, Texts texts)
    {
        if (now - at < TimeSpan.FromDays(7))
            return texts["cette semaine"];
        var month = Dates.Month(at.Month, texts.Tongue);
        return now - at < TimeSpan.FromDays(330)
            ? texts.Format("en {0}", month)
            : texts.Format("en {0} {1}", month, at.Year);
    }
}
