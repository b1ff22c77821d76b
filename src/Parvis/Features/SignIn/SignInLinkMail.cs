using Parvis.Platform.Mail;
using Parvis.Platform.Web;

namespace Parvis.Features.SignIn;

/// <summary>The link that somebody asked for to come in.</summary>
public sealed record SignInLinkMail(string To, string ToName, long? PersonId, string Link) : Mail(To, ToName, PersonId)
{
    public override string Kind => "sign-in-link";
    public override bool IsSecret => true;
    public override Type Body => typeof(SignInLinkBody);

    public override string Subject(Texts texts, string place) => texts.Format("{0} : le lien pour entrer", place);
}
