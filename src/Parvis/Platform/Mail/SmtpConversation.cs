using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Parvis.Platform.Mail;

/// <summary>Commands out, replies in, over one connection that may become encrypted on the way.</summary>
internal sealed class SmtpConversation(Stream connection, SmtpOptions options, CancellationToken cancellation)
    : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;
    private readonly byte[] buffer = new byte[LongestLine];
    private readonly List<string> offers = [];
    private Stream stream = connection;
    private int start;
    private int end;

    /// <summary>True when the server's EHLO named this extension, with this word where one is asked.</summary>
    public bool Offers(string extension, string? word = null) =>
        offers
            .Select(offer => offer.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries))
            .Any(words =>
                words is [var first, .. var rest]
                && first.Equals(extension, StringComparison.OrdinalIgnoreCase)
                && (word is null || rest.Contains(word, StringComparer.OrdinalIgnoreCase))
            );

    public async Task SayHello()
    {
        var reply = await Ask($"EHLO {Name}", 250);
        offers.Clear();
        offers.AddRange(reply.Skip(1));
    }

    public async Task Encrypt()
    {
        // Bytes that came before the encryption are somebody else's words (CVE-2011-0411).
        if (start < end)
            throw new MailNotTakenException($"{options.Host} a parlé avant le chiffrement.", forGood: false);
        var secure = new SslStream(stream, leaveInnerStreamOpen: false, Trust);
        stream = secure;
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = options.Host },
            cancellation
        );
    }

    /// <summary>Sends a command and returns the lines of the reply that it expects.</summary>
    public async Task<List<string>> Ask(string command, int expected, bool aboutTheMail = false)
    {
        if (command.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A command is one line.", nameof(command));
        await Send(Encoding.UTF8.GetBytes(command + "\r\n"));
        return await Expect(expected, aboutTheMail);
    }

    /// <summary>Reads a reply; any other than the expected one ends the conversation.</summary>
    public async Task<List<string>> Expect(int expected, bool aboutTheMail = false)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLine();
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code))
                throw new MailNotTakenException($"{options.Host} ne parle pas SMTP.", forGood: false);
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-')
                continue;
            if (code == expected || (expected == 250 && code == 251))
                return lines;
            throw new MailNotTakenException(
                $"{options.Host} : {code} {string.Join(' ', lines)}",
                aboutTheMail && code >= 500
            );
        }
        throw new MailNotTakenException($"{options.Host} répond sans fin.", forGood: false);
    }

    /// <summary>The content, each line that begins with a dot given another (RFC 5321, section 4.5.2), then its end.</summary>
    public async Task SendContent(byte[] mail)
    {
        var content = new MemoryStream(mail.Length + 64);
        var startsLine = true;
        foreach (var one in mail)
        {
            if (startsLine && one == '.')
                content.WriteByte((byte)'.');
            content.WriteByte(one);
            startsLine = one == '\n';
        }
        content.Write(startsLine ? ".\r\n"u8 : "\r\n.\r\n"u8);
        await Send(content.ToArray());
    }

    public async Task SayGoodbye()
    {
        try
        {
            await Send("QUIT\r\n"u8.ToArray());
            await ReadLine();
        }
        catch (Exception error) when (error is IOException or MailNotTakenException or OperationCanceledException) { }
    }

    public async ValueTask DisposeAsync() => await stream.DisposeAsync();

    private static string Name
    {
        get
        {
            var name = string.Concat(
                Environment.MachineName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            );
            return name.Length == 0 ? "localhost" : name;
        }
    }

    private bool Trust(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || options.TrustAnyCertificate;

    private async Task Send(byte[] bytes)
    {
        await stream.WriteAsync(bytes, cancellation);
        await stream.FlushAsync(cancellation);
    }

    private async Task<string> ReadLine()
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, at).TrimEnd('\r');
                start += at + 1;
                return line;
            }
            await Fill();
        }
    }

    private async Task Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        end -= start;
        start = 0;
        if (end == buffer.Length)
            throw new MailNotTakenException($"{options.Host} répond par une ligne sans fin.", forGood: false);
        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation);
        if (read == 0)
            throw new IOException("la connexion a été coupée.");
        end += read;
    }
}
