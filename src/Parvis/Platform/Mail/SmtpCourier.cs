using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Parvis.Formats.Mail;

namespace Parvis.Platform.Mail;

/// <summary>
/// Hands mails to a mail server (RFC 5321), one connection a mail. What the server says of this mail for good (5xx to sender,
/// recipient or content) ends it; whatever else goes wrong, from a wrong password to a cut line, is tried again later.
/// </summary>
public sealed class SmtpCourier(SmtpOptions options) : ICourier
{
    public async Task Deliver(MailMessage message, string name, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(options.Timeout);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(options.Host, options.Port, patience.Token);
            await using var talk = new SmtpConversation(client.GetStream(), options, patience.Token);
            await Greet(talk);
            await HandOver(talk, message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MailNotTakenException($"{options.Host} : pas de réponse à temps.", forGood: false);
        }
        catch (Exception error) when (error is SocketException or IOException or AuthenticationException)
        {
            throw new MailNotTakenException($"{options.Host} : {error.Message}", forGood: false, error);
        }
    }

    private async Task Greet(SmtpConversation talk)
    {
        if (options.Security == SmtpSecurity.Tls)
            await talk.Encrypt();
        await talk.Expect(220);
        await talk.SayHello();
        if (options.Security == SmtpSecurity.StartTls)
        {
            if (!talk.Offers("STARTTLS"))
                throw new MailNotTakenException(
                    $"{options.Host} ne propose pas STARTTLS. Mettez Mail:Smtp:Security à Tls, ou à None sur la même machine.",
                    forGood: false
                );
            await talk.Ask("STARTTLS", 220);
            await talk.Encrypt();
            await talk.SayHello();
        }
        if (options.User is { } user)
            await SignIn(talk, user, options.Password ?? "");
    }

    private async Task SignIn(SmtpConversation talk, string user, string password)
    {
        if (talk.Offers("AUTH", "PLAIN"))
        {
            await talk.Ask("AUTH PLAIN " + Base64($"\0{user}\0{password}"), 235);
        }
        else if (talk.Offers("AUTH", "LOGIN"))
        {
            await talk.Ask("AUTH LOGIN", 334);
            await talk.Ask(Base64(user), 334);
            await talk.Ask(Base64(password), 235);
        }
        else
        {
            throw new MailNotTakenException($"{options.Host} ne propose ni AUTH PLAIN ni AUTH LOGIN.", forGood: false);
        }
    }

    private async Task HandOver(SmtpConversation talk, MailMessage message)
    {
        var bytes = MailWriter.Write(message);
        if (message.NeedsUtf8 && !talk.Offers("SMTPUTF8"))
            throw new MailNotTakenException(
                $"{options.Host} ne connaît pas les adresses hors ASCII (SMTPUTF8).",
                forGood: true
            );
        var utf8 = message.NeedsUtf8 ? " SMTPUTF8 BODY=8BITMIME" : "";
        await talk.Ask($"MAIL FROM:<{message.From.Address}>{utf8}", 250, aboutTheMail: true);
        await talk.Ask($"RCPT TO:<{message.To.Address}>", 250, aboutTheMail: true);
        await talk.Ask("DATA", 354, aboutTheMail: true);
        await talk.SendContent(bytes);
        await talk.Expect(250, aboutTheMail: true);
        // The mail is in their hands: what happens to the goodbye changes nothing.
        await talk.SayGoodbye();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
