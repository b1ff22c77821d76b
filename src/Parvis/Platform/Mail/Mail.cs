using Microsoft.AspNetCore.Components;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Platform.Mail;

/// <summary>
/// A mail to one person: one small record a kind, its body a Razor component beside it. Write it with
/// <see cref="Composer"/>, then hand it over inside the act that it tells of: <c>db.Send(mail, now)</c>.
/// </summary>
public abstract record Mail(string To, string ToName, long? PersonId)
{
    /// <summary>What it is for, such as <c>sign-in-link</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>It opens a door: staff does not read it, and nothing of it is kept once it has left.</summary>
    public virtual bool IsSecret => false;

    /// <summary>Not even that it was sent is kept: it goes to somebody whom the place no longer knows.</summary>
    public virtual bool LeavesNoTrace => false;

    public abstract string Subject(Texts texts, string place);

    /// <summary>The component that draws it, a <see cref="MailBody{TMail}"/>.</summary>
    public abstract Type Body { get; }
}

/// <summary>The body of a mail. Its text part is made from the same markup, so the two never differ.</summary>
public abstract class MailBody<TMail> : ComponentBase
    where TMail : Mail
{
    [Parameter, EditorRequired]
    public required TMail Mail { get; set; }

    [Parameter, EditorRequired]
    public required Texts T { get; set; }

    [Parameter, EditorRequired]
    public required PlaceCard Place { get; set; }
}

/// <summary>A mail whose words are written, ready to be handed over in an act.</summary>
public sealed record ComposedMail(Mail Mail, string MessageId, string Subject, string Text, string Html);
