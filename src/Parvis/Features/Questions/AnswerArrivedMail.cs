using Parvis.Platform.Mail;
using Parvis.Platform.Web;

namespace Parvis.Features.Questions;

/// <summary>Tells whoever follows a question that there is an answer.</summary>
/// <param name="Answer">Its words; empty where the question is not for everybody, for a mail lies open longer than a page.</param>
/// <param name="Link">It opens the question for its reader alone.</param>
public sealed record AnswerArrivedMail(
    string To,
    string ToName,
    long? PersonId,
    string Question,
    string Answer,
    string Link,
    bool IsAsker
) : Mail(To, ToName, PersonId)
{
    public override string Kind => "answer-arrived";
    public override bool IsSecret => true;
    public override Type Body => typeof(AnswerArrivedBody);

    public override string Subject(Texts texts, string place) => texts.Format("Une réponse : {0}", Question);
}
