using Parvis.Platform.Mail;
using Parvis.Platform.Web;

namespace Parvis.Features.Settings;

/// <summary>A steward lets somebody in.</summary>
public sealed record InvitationMail(string To, string ToName, long? PersonId, string From, string Link)
    : Mail(To, ToName, PersonId)
{
    public override string Kind => "invitation";
    public override bool IsSecret => true;
    public override Type Body => typeof(InvitationBody);

    public override string Subject(Texts texts, string place) => texts.Format("Une invitation de {0}", place);
}
