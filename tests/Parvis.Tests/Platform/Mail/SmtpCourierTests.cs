using System.Text;
using Parvis.Formats.Mail;
using Parvis.Platform.Mail;

namespace Parvis.Tests.Platform.Mail;

public sealed class SmtpCourierTests
{
    private static readonly MailMessage Mail = new()
    {
        From = new Parvis.Formats.Mail.Mailbox("bonjour@etabli.example", "L’Établi"),
        To = new Parvis.Formats.Mail.Mailbox("awa@exemple.example"),
        Subject = "Été",
        Date = new DateTimeOffset(2026, 4, 14, 18, 0, 0, TimeSpan.Zero),
        MessageId = "1@etabli.example",
        Text = "Un\n.\n..deux\n",
        Html = "<p>.</p>",
    };

    [Theory]
    [InlineData("PLAIN LOGIN")]
    [InlineData("LOGIN")]
    public async Task A_mail_arrives_encrypted_and_whole(string mechanisms)
    {
        await using var server = new SmtpServer
        {
            User = "établi",
            Password = "mot de passe",
            Mechanisms = mechanisms,
        };
        await Deliver(server, options => options with { User = "établi", Password = "mot de passe" });

        server.WasEncrypted.ShouldBeTrue();
        server.Mails.Single().ShouldBe(MailWriter.Write(Mail));
        server.Commands.ShouldContain("MAIL FROM:<bonjour@etabli.example>");
        server.Commands.ShouldContain("RCPT TO:<awa@exemple.example>");
        server.Commands[^1].ShouldBe("QUIT");
    }

    [Fact]
    public async Task Without_encryption_nothing_is_said_unless_the_settings_allow_it()
    {
        await using var server = new SmtpServer { OffersTls = false };
        var refusal = await Should.ThrowAsync<MailNotTakenException>(() => Deliver(server));

        refusal.ForGood.ShouldBeFalse();
        server.Commands.ShouldAllBe(command => command.StartsWith("EHLO"));
        await Deliver(server, options => options with { Security = SmtpSecurity.None });
        server.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_unless_the_settings_trust_it()
    {
        await using var server = new SmtpServer();
        var refusal = await Should.ThrowAsync<MailNotTakenException>(() =>
            Deliver(server, options => options with { TrustAnyCertificate = false })
        );
        refusal.ForGood.ShouldBeFalse();
        server.Mails.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("RCPT", "550 no such user", true)]
    [InlineData("RCPT", "450 try later", false)]
    [InlineData("MAIL", "553 not yours", true)]
    [InlineData("END", "554 spam", true)]
    [InlineData("END", "452 full", false)]
    [InlineData("CONNECT", "554 go away", false)]
    [InlineData("EHLO", "500 what", false)]
    [InlineData("CONNECT", "HTTP/1.1 200 OK", false)]
    public async Task What_the_server_refuses_is_told_in_its_words(string command, string reply, bool forGood)
    {
        await using var server = new SmtpServer { Says = { [command] = reply } };
        var refusal = await Should.ThrowAsync<MailNotTakenException>(() => Deliver(server));

        refusal.ForGood.ShouldBe(forGood);
        if (char.IsAsciiDigit(reply[0]))
            refusal.Message.ShouldContain(reply);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_later()
    {
        await using var server = new SmtpServer { User = "a", Password = "b" };
        var refusal = await Should.ThrowAsync<MailNotTakenException>(() =>
            Deliver(server, options => options with { User = "a", Password = "c" })
        );
        refusal.ForGood.ShouldBeFalse();
        refusal.Message.ShouldContain("535");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_again_later()
    {
        int port;
        await using (var server = new SmtpServer())
            port = server.Port;
        var courier = new SmtpCourier(new SmtpOptions("127.0.0.1", port, SmtpSecurity.None));
        var refusal = await Should.ThrowAsync<MailNotTakenException>(() => courier.Deliver(Mail, "1", default));
        refusal.ForGood.ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_said_in_UTF8()
    {
        await using var server = new SmtpServer();
        var mail = Mail with { To = new Parvis.Formats.Mail.Mailbox("rené@exemple.example") };
        await Courier(server).Deliver(mail, "1", default);
        server.Commands.ShouldContain("MAIL FROM:<bonjour@etabli.example> SMTPUTF8 BODY=8BITMIME");
        Encoding.UTF8.GetString(server.Mails.Single()).ShouldContain("rené@exemple.example");
    }

    private static Task Deliver(SmtpServer server, Func<SmtpOptions, SmtpOptions>? with = null) =>
        Courier(server, with).Deliver(Mail, "1", default);

    private static SmtpCourier Courier(SmtpServer server, Func<SmtpOptions, SmtpOptions>? with = null)
    {
        var options = new SmtpOptions("127.0.0.1", server.Port, SmtpSecurity.StartTls) { TrustAnyCertificate = true };
        return new SmtpCourier(with?.Invoke(options) ?? options);
    }
}
