using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Parvis.Formats.Mail;

namespace Parvis.Tests.Formats.Mail;

public sealed class MailWriterTests
{
    private static readonly MailMessage Plain = new()
    {
        From = new Mailbox("bonjour@etabli.example", "L’Établi"),
        To = new Mailbox("awa@exemple.example", "Awa Diallo"),
        Subject = "Votre lien pour entrer",
        Date = new DateTimeOffset(2026, 4, 14, 18, 30, 5, TimeSpan.FromHours(2)),
        MessageId = "0196.abc@etabli.example",
        Text = "Bonjour,\n\nVoici le lien.\n",
        Html = "<p>Bonjour, ça va&nbsp;?</p>",
    };

    [Fact]
    public void The_same_mail_always_gives_the_same_bytes() =>
        MailWriter.Write(Plain).ShouldBe(MailWriter.Write(Plain));

    [Fact]
    public void The_date_is_written_in_universal_time() =>
        Written(Plain).ShouldContain("Date: Tue, 14 Apr 2026 16:30:05 +0000\r\n");

    [Theory]
    [InlineData("Bonjour\r\nBcc: tous@exemple.example")]
    [InlineData("Bonjour\nBcc: tous@exemple.example")]
    [InlineData("Bonjour\u2028Bcc: tous@exemple.example")]
    [InlineData("Bonjour\r\n\r\n<script>")]
    [InlineData("é\r\nBcc: tous@exemple.example")]
    public void Nobody_adds_a_field_through_a_subject_or_a_name(string hostile)
    {
        var mail = Written(Plain with { Subject = hostile, From = Plain.From with { Name = hostile } });

        var head = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        head.Split("\r\n").ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        head.Split("\r\n").Count(line => line.StartsWith("Subject:", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("a@b.example\r\nRCPT TO:<x@y.example>")]
    [InlineData("a@b.example>")]
    [InlineData("a b@c.example")]
    [InlineData("a@@")]
    [InlineData("@b.example")]
    [InlineData("a@")]
    [InlineData("a..b@c.example")]
    [InlineData(".a@c.example")]
    [InlineData("a@-c.example")]
    [InlineData("a@c..example")]
    [InlineData("a@exemple")]
    [InlineData("a,b@c.example")]
    [InlineData("\"a b\"@c.example")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_not_an_address_is_refused(string? address)
    {
        MailAddress.IsValid(address).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { To = new Mailbox(address!) }));
    }

    [Theory]
    [InlineData("a@localhost")]
    [InlineData("prenom.nom+liste@sous.domaine.example")]
    [InlineData("o'neil@exemple.example")]
    [InlineData("rené@exemple.example")]
    [InlineData("用户@例子.example")]
    public void What_people_have_is_an_address(string address) => MailAddress.IsValid(address).ShouldBeTrue();

    [Fact]
    public void No_line_is_longer_than_a_mail_server_takes()
    {
        var mail = Written(
            Plain with
            {
                Subject = new string('é', 500) + " " + new string('a', 400),
                Text = new string('x', 10_000) + "\n" + string.Concat(Enumerable.Repeat("é ", 3000)),
                Html = $"<p>{new string('ü', 10_000)}</p>",
            }
        );

        mail.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
        Encoding.UTF8.GetBytes(mail).ShouldAllBe(one => one < 128);
    }

    [Fact]
    public async Task Another_parser_reads_back_what_was_written()
    {
        var text =
            "Été comme hiver : « où ? » 🌱\n.\nFrom ici\nfin de ligne \n=?utf-8?B?x?=\n--=_x\n" + new string('à', 200);
        foreach (
            var subject in (string[])
                [
                    "Votre lien",
                    "« Où ranger l’échelle ? » : une réponse est arrivée, et encore quelques mots pour plier la ligne 🌱🌱🌱",
                    "=?utf-8?B?w6k=?=",
                    "two  spaces",
                    "a long plain subject that goes on and on, past the end of the line, until it has to be folded somewhere",
                ]
        )
        {
            var read = await ReadByPython(MailWriter.Write(Plain with { Subject = subject, Text = text }));

            read.Subject.ShouldBe(subject);
            read.From.ShouldBe("L’Établi <bonjour@etabli.example>");
            read.To.ShouldBe("Awa Diallo <awa@exemple.example>");
            read.Text.ReplaceLineEndings("\n").TrimEnd('\n').ShouldBe(text);
            read.Html.TrimEnd().ShouldBe(Plain.Html);
            read.Defects.ShouldBe(0);
        }
    }

    private static string Written(MailMessage message) => Encoding.UTF8.GetString(MailWriter.Write(message));

    private sealed record Parsed(string Subject, string From, string To, string Text, string Html, int Defects);

    private static async Task<Parsed> ReadByPython(byte[] mail)
    {
        const string Script = """
            import sys, json, email, email.policy
            m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
            print(json.dumps({"Subject": str(m["subject"]), "From": str(m["from"]), "To": str(m["to"]),
              "Text": m.get_body(("plain",)).get_content(), "Html": m.get_body(("html",)).get_content(),
              "Defects": sum(len(p.defects) for p in m.walk()) + sum(len(v.defects) for v in m.values())}))
            """;
        using var python = Process.Start(
            new ProcessStartInfo("python3", ["-c", Script])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        await python.StandardInput.BaseStream.WriteAsync(mail);
        python.StandardInput.Close();
        var answer = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return JsonSerializer.Deserialize<Parsed>(answer)!;
    }
}
