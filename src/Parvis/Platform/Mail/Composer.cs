using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Parvis.Formats.Mail;
using Parvis.Platform.Place;
using Parvis.Platform.Web;

namespace Parvis.Platform.Mail;

/// <summary>Writes the words of mails. Done before the act, so that no transaction waits for a template.</summary>
public sealed class Composer(IServiceProvider services, ILoggerFactory logs, CurrentPlace place, MailOptions options)
{
    /// <summary>The address that our mails come from: the setting, else the place's own, else one of this machine.</summary>
    public Mailbox From => new(options.From ?? OfPlace ?? "parvis@localhost", place.Card?.Name ?? "Parvis");

    private string? OfPlace => place.Card is { } card && MailAddress.IsValid(card.Email) ? card.Email : null;

    public async Task<ComposedMail> Compose(Mail mail, Texts texts)
    {
        var card = place.Card ?? throw new InvalidOperationException("A place without a name sends no mail.");
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>
            {
                [nameof(MailBody<>.Mail)] = mail,
                [nameof(MailBody<>.T)] = texts,
                [nameof(MailBody<>.Place)] = card,
            }
        );
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(mail.Body, parameters)).ToHtmlString()
        );
        var domain = MailAddress.DomainOf(From.Address);
        return new ComposedMail(
            mail,
            $"{Guid.CreateVersion7():n}@{(System.Text.Ascii.IsValid(domain) ? domain : "localhost")}",
            mail.Subject(texts, card.Name),
            PlainText.Of(html),
            html
        );
    }
}
