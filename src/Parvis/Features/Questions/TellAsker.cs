using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Writes to whoever asked when an answer comes: to a confirmed address, and not without end.</summary>
public sealed class TellAsker(
    AppDb db,
    Composer composer,
    SiteAddress site,
    Reader reader,
    Texts texts,
    AskerMails mails
)
{
    private const int LongestAnswer = 2_000;

    /// <summary>The mail, to be sent in the act that brings the answer; null when none is to go.</summary>
    public async Task<ComposedMail?> Compose(QuestionView question, string answer)
    {
        if (question.By.Id is not { } asker || asker == reader.PersonId)
            return null;
        var address = await db
            .People.Where(person => person.Id == asker && !person.Unclaimed)
            .SelectMany(person => person.Addresses, (person, address) => new { person.Name, address })
            .Where(one => one.address.ConfirmedAt != null)
            .OrderBy(one => one.address.Id)
            .Select(one => new { one.Name, one.address.Email })
            .FirstOrDefaultAsync();
        if (address is null || mails.AreEnough(asker))
            return null;
        var words = question.Scope.IsPublic ? TextPreview.Cut(Markdown.PlainText(answer), LongestAnswer) : "";
        var link = site.Root + question.Path;
        return await composer.Compose(
            new AnswerArrivedMail(address.Email, address.Name, asker, question.Title, words, link),
            texts
        );
    }
}

/// <summary>How many mails about answers one person gets in an hour, whatever is written to their questions.</summary>
public sealed class AskerMails(TimeProvider clock)
{
    private const int MostAnHour = 6;
    private readonly AttemptLimit limit = new(MostAnHour, TimeSpan.FromHours(1), clock);

    public bool AreEnough(long personId) => limit.Count($"{personId}") is not null;
}
