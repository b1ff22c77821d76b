using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Parvis.Tests.Platform.Mail;

/// <summary>A small mail server on a free port: it speaks SMTP, keeps what it takes, and refuses what a test says.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate = SelfSigned();
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public bool OffersTls { get; init; } = true;
    public string? User { get; init; }
    public string? Password { get; init; }
    public string Mechanisms { get; init; } = "PLAIN LOGIN";

    /// <summary>A reply in the place of the usual one, by command: <c>RCPT</c> → <c>550 no such user</c>.</summary>
    public Dictionary<string, string> Says { get; } = [];
    public List<string> Commands { get; } = [];
    public List<byte[]> Mails { get; } = [];
    public bool WasEncrypted { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        certificate.Dispose();
        stop.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            try
            {
                await Talk(client.GetStream());
            }
            catch (IOException) { }
        }
    }

    private async Task Talk(Stream stream)
    {
        await Reply(stream, Says.GetValueOrDefault("CONNECT", "220 essai ESMTP"));
        while (await Line(stream) is { } line)
        {
            Commands.Add(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (Says.TryGetValue(verb, out var reply))
                await Reply(stream, reply);
            else if (verb == "STARTTLS")
                stream = await Encrypt(stream);
            else if (verb == "DATA")
                await Take(stream);
            else if (verb == "AUTH")
                await Reply(stream, await SignsIn(stream, line) ? "235 bienvenue" : "535 non");
            else
                await Reply(stream, Usual(verb));
            if (verb == "QUIT")
                return;
        }
    }

    private string Usual(string verb) =>
        verb switch
        {
            "EHLO" => "250-essai"
                + (OffersTls && !WasEncrypted ? "\r\n250-STARTTLS" : "")
                + (User is null ? "" : $"\r\n250-AUTH {Mechanisms}")
                + "\r\n250-SMTPUTF8\r\n250 8BITMIME",
            "MAIL" or "RCPT" => "250 ok",
            "QUIT" => "221 au revoir",
            _ => "502 inconnu",
        };

    private async Task<bool> SignsIn(Stream stream, string line)
    {
        var words = line.Split(' ');
        if (words[1] == "PLAIN")
            return Plain(words[2]) == $"\0{User}\0{Password}";
        await Reply(stream, "334 VXNlcm5hbWU6");
        var user = Plain((await Line(stream))!);
        await Reply(stream, "334 UGFzc3dvcmQ6");
        return user == User && Plain((await Line(stream))!) == Password;
    }

    private async Task<Stream> Encrypt(Stream stream)
    {
        await Reply(stream, "220 allons-y");
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(certificate);
        WasEncrypted = true;
        return secure;
    }

    private async Task Take(Stream stream)
    {
        await Reply(stream, "354 j’écoute");
        var mail = new MemoryStream();
        while (await Line(stream) is { } line && line != ".")
            mail.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        Mails.Add(mail.ToArray());
        await Reply(stream, Says.GetValueOrDefault("END", "250 pris"));
    }

    private static string Plain(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static Task Reply(Stream stream, string text) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n")).AsTask();

    private static async Task<string?> Line(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
