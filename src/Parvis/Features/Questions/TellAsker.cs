using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;
using Parvis.Platform.Mail;
using Parvis.Platform.People;
using Parvis.Platform.Place;
using Parvis.Platform.Text;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Writes to whoever asked when an answer comes: to a confirmed address, and not without end.</summary>
public sealed class TellAsker(
    AppDb db,
    Composer composer,
    SiteAddress site,
    CurrentPlace place,
    Reader reader,
    QuestionPaces paces
)
{
    private const int LongestAnswer = 2_000;

    /// <summary>
    /// The mail, in the language of the question, to be sent in the act that brings the answer; null when none is to go.
    /// </summary>
    public async Task<ComposedMail?> Compose(QuestionView question, string answer)
    {
        if (question.By.Id is not { } asker || asker == reader.PersonId)
            return null;
        var to = await (
            from asked in db.Questions.Where(one => one.Id == question.Id)
            from person in db.Set<Person>().Where(one => one.Id == asked.AuthorId && !one.Unclaimed)
            from address in person.Addresses.Where(one => one.ConfirmedAt != null)
            orderby address.MainAt == null, address.MainAt descending, address.Id
            select new
            {
                asked.Tongue,
                person.Name,
                address.Email,
            }
        ).FirstOrDefaultAsync();
        if (to is null || paces.HadEnoughMails(asker))
            return null;
        var texts = Texts.For(to.Tongue, place.Card!.Formality);
        var words = question.Scope.IsPublic ? TextPreview.Cut(Markdown.PlainText(answer), LongestAnswer) : "";
        var link = site.Root + texts.Base + question.Path;
        return await composer.Compose(
            new AnswerArrivedMail(to.Email, to.Name, asker, question.Title, words, link),
            texts
        );
    }
}
