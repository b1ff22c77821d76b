using Parvis.Platform.Mail;
using Parvis.Platform.Web;

namespace Parvis.Features.OwnAccount;

/// <summary>Asks whoever reads this mailbox to confirm that it belongs to an account.</summary>
/// <param name="Name">Whose account it is to be added to.</param>
public sealed record AddressLinkMail(string To, string Name, string Link) : Mail(To, "", null)
{
    public override string Kind => "address-link";
    public override bool IsSecret => true;
    public override Type Body => typeof(AddressLinkBody);

    public override string Subject(Texts texts, string place) => texts.Format("{0} : confirmer cette adresse", place);
}

/// <summary>Tells the owner of an address that somebody else wanted to add it.</summary>
public sealed record AddressTakenMail(string To) : Mail(To, "", null)
{
    public override string Kind => "address-taken";
    public override Type Body => typeof(AddressTakenBody);

    public override string Subject(Texts texts, string place) =>
        texts.Format("{0} : cette adresse est déjà connue", place);
}
